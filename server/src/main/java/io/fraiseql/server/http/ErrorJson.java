package io.fraiseql.server.http;

import io.fraiseql.graphql.RequestException.Location;
import io.fraiseql.server.request.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The body of an answer without data. Thread-safe. */
public final class ErrorJson {
    private final JsonMapper mapper;

    /** Bodies as this mapper writes them. */
    public ErrorJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The body in UTF-8: {@code {"errors":[{"message":...,"locations":...,"extensions":{"code":...}}]}}. */
    public byte[] bytes(List<Answer.Fault> faults) {
        return mapper.writeValueAsBytes(
                Map.of("errors", faults.stream().map(ErrorJson::error).toList()));
    }

    private static Map<String, Object> error(Answer.Fault fault) {
        var error = new LinkedHashMap<String, Object>();
        error.put("message", fault.message());
        if (!fault.locations().isEmpty()) {
            error.put("locations", locations(fault.locations()));
        }
        var extensions = new LinkedHashMap<String, Object>();
        extensions.put("code", fault.code());
        fault.extensions().forEach(extensions::putIfAbsent);
        error.put("extensions", extensions);
        return error;
    }

    private static List<Map<String, Integer>> locations(List<Location> locations) {
        var list = new ArrayList<Map<String, Integer>>();
        for (Location location : locations) {
            var entry = new LinkedHashMap<String, Integer>();
            entry.put("line", location.line());
            entry.put("column", location.column());
            list.add(entry);
        }
        return list;
    }
}
