package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.json.JavaJson;
import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.NullViolation;
import io.fraiseql.graphql.plan.OperationPlan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes an answer: {@code data} member by member, errors beside it. It can start over, as it must when a batch is run
 * a second time. Confined to one thread.
 */
final class AnswerWriter {
    private static final byte[] START = "{\"data\":".getBytes(StandardCharsets.US_ASCII);
    private static final String NULL_MESSAGE = "Cannot return null for a non-nullable field";

    private final OperationPlan plan;
    private final JsonBuffer out;
    private final List<Entry> errors = new ArrayList<>();
    private boolean dataNull;
    private int next;

    AnswerWriter(OperationPlan plan, int expectedSize) {
        this.plan = plan;
        this.out = new JsonBuffer(expectedSize);
        restart();
    }

    /** Forgets everything but what the plan itself denies. */
    void restart() {
        out.truncate(0);
        out.raw(START);
        errors.clear();
        dataNull = plan.dataNull();
        next = 0;
        for (var denial : plan.denials()) {
            errors.add(new Entry("Forbidden", List.copyOf(denial.path()), "FORBIDDEN", Map.of()));
        }
    }

    /** Where the next member's value goes. */
    JsonBuffer out() {
        return out;
    }

    /** The number of the member that is to be written next. */
    int next() {
        return next;
    }

    /** Whether all members are written. */
    boolean complete() {
        return next == plan.fields().size();
    }

    /** Starts the next member. */
    void startMember() {
        plan.prefixes().get(next++).writeTo(out);
    }

    /** A null at a field that may be null. */
    void settled(NullViolation violation) {
        errors.add(new Entry(NULL_MESSAGE, violation.path(), "INTERNAL", Map.of()));
    }

    /** A null that no field can hold: there is no data then. */
    void fatal(NullViolation violation) {
        settled(violation);
        dataNull = true;
    }

    /** An error that leaves no data. */
    void fail(String message, List<Object> path, String code, Map<String, Object> extensions) {
        errors.add(new Entry(message, path, code, extensions));
        dataNull = true;
    }

    /** Whether an error has left no data. */
    boolean failed() {
        return dataNull;
    }

    /** The finished answer. */
    GraphQLResult finish() {
        if (dataNull) {
            out.truncate(START.length);
            out.nul();
        } else {
            if (plan.fields().isEmpty()) {
                out.ascii('{');
            }
            out.ascii('}');
        }
        if (!errors.isEmpty()) {
            out.raw(",\"errors\":");
            JavaJson.write(out, errors.stream().map(Entry::json).toList());
        }
        out.ascii('}');
        return new GraphQLResult(
                out.array(),
                out.length(),
                dataNull,
                errors.stream().map(Entry::code).toList());
    }

    private record Entry(String message, List<Object> path, String code, Map<String, Object> extensions) {
        Map<String, Object> json() {
            var all = new LinkedHashMap<String, Object>();
            all.put("code", code);
            extensions.forEach(all::putIfAbsent);
            var json = new LinkedHashMap<String, Object>();
            json.put("message", message);
            json.put("path", path);
            json.put("extensions", all);
            return json;
        }
    }
}
