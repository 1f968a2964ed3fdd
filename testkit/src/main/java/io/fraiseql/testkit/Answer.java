package io.fraiseql.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the server answered, in plain Java values: maps, lists, strings, numbers and booleans. Immutable. */
public final class Answer {
    private final int status;
    private final String body;
    private final Map<?, ?> json;

    private Answer(int status, String body, Map<?, ?> json) {
        this.status = status;
        this.body = body;
        this.json = json;
    }

    static Answer of(int status, String body) {
        try {
            return new Answer(status, body, JsonMapper.shared().readValue(body, Map.class));
        } catch (JacksonException e) {
            throw new AssertionError("the answer, of status " + status + ", is no JSON object: " + body, e);
        }
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The answer as it came. */
    public String body() {
        return body;
    }

    /**
     * The data.
     *
     * @throws AssertionError when the answer has errors, or no data
     */
    public Map<String, @Nullable Object> data() {
        requireNoErrors();
        if (json.get("data") instanceof Map<?, ?> data) {
            return JsonFields.of(data);
        }
        throw new AssertionError("the answer, of status " + status + ", has no data: " + body);
    }

    /**
     * Every value at a path, through all lists: {@code at("posts.author.name")} are the names of all authors. A field
     * that is not there has no value; one that is null has the value null.
     *
     * @throws AssertionError when the answer has errors, or no data
     */
    public List<@Nullable Object> at(String path) {
        List<@Nullable Object> values = List.of(data());
        for (String step : path.split("\\.", -1)) {
            var next = new ArrayList<@Nullable Object>();
            for (Object value : values) {
                if (value instanceof Map<?, ?> fields && fields.containsKey(step)) {
                    flatten(fields.get(step), next);
                }
            }
            values = next;
        }
        return values;
    }

    /** The errors; empty when there are none. */
    public List<GraphQLError> errors() {
        return json.get("errors") instanceof List<?> errors
                ? errors.stream().map(GraphQLError::of).toList()
                : List.of();
    }

    /** The {@code extensions.code} of every error. */
    public List<String> errorCodes() {
        return errors().stream().map(GraphQLError::code).toList();
    }

    Answer requireNoErrors() {
        if (!errors().isEmpty()) {
            throw new AssertionError("the answer, of status " + status + ", has errors: " + body);
        }
        return this;
    }

    @Override
    public String toString() {
        return status + " " + body;
    }

    private static void flatten(@Nullable Object value, List<@Nullable Object> into) {
        if (value instanceof List<?> list) {
            list.forEach(each -> flatten(each, into));
        } else {
            into.add(value);
        }
    }
}
