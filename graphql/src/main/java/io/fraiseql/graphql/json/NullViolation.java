package io.fraiseql.graphql.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A null where the schema allows none, and the path to it, which grows from the inside out as the null moves up. */
public final class NullViolation {
    private final Deque<Object> path = new ArrayDeque<>();

    /** A null at the given key. */
    public NullViolation(String key) {
        path.addFirst(key);
    }

    /** Puts a key, or an index, in front. */
    public NullViolation inside(Object step) {
        path.addFirst(step);
        return this;
    }

    /** Keys and indexes from the answer's root. */
    public List<Object> path() {
        return List.copyOf(path);
    }
}
