package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.model.Field;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a record's component; an accessor that throws is the author's error and is thrown on. */
final class RecordComponents {
    private RecordComponents() {}

    static @Nullable Object read(Field field, Record value) {
        try {
            Object held = field.component().getAccessor().invoke(value);
            return held instanceof Optional<?> optional ? optional.orElse(null) : held;
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("the accessor of " + field.name() + " is not accessible", e);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
