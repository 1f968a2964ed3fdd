package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.json.JsonBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * The members that were read over the admin role before the tenant's own, kept until their turn in the answer comes.
 */
final class CrossTenantMembers {
    private final Map<Integer, JsonBuffer> values = new HashMap<>();

    JsonBuffer start(int field) {
        var buffer = new JsonBuffer(4096);
        values.put(field, buffer);
        return buffer;
    }

    void write(int field, JsonBuffer out) {
        var buffer = values.get(field);
        if (buffer == null) {
            throw new IllegalStateException("field " + field + " was not read");
        }
        out.raw(buffer.array(), 0, buffer.length());
    }
}
