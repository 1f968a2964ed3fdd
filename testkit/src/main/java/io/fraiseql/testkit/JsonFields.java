package io.fraiseql.testkit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, in their order. */
final class JsonFields {
    private JsonFields() {}

    static Map<String, @Nullable Object> of(Map<?, ?> json) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        json.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return Collections.unmodifiableMap(fields);
    }
}
