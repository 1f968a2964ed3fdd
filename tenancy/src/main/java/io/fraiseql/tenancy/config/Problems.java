package io.fraiseql.tenancy.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** The mistakes in one file, told all at once and none of them twice. Confined to one thread. */
final class Problems {
    private final String fileName;
    private final Set<Problem> found = new LinkedHashSet<>();

    Problems(String fileName) {
        this.fileName = fileName;
    }

    void add(@Nullable TomlPosition position, String message) {
        found.add(
                position == null
                        ? new Problem(0, 0, message)
                        : new Problem(position.line(), position.column(), message));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!isEmpty()) {
            throw new ConfigException(fileName, List.copyOf(found));
        }
    }
}
