package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.NullViolation;
import org.jspecify.annotations.Nullable;

/** Writes a record that a method answered. */
interface RecordWriter {
    /** Writes the object; answers a null that must move up, if there is one. */
    @Nullable NullViolation write(JsonBuffer out, Record value);
}
