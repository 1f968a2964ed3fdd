package io.fraiseql.tenancy.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/** Collects what is wrong with one file, so that all of it is told at once. Confined to one thread. */
final class Problems {
    private final String fileName;
    private final List<Problem> found = new ArrayList<>();

    Problems(String fileName) {
        this.fileName = fileName;
    }

    void add(@Nullable TomlPosition position, String message) {
        found.add(
                position == null
                        ? new Problem(0, 0, message)
                        : new Problem(position.line(), position.column(), message));
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ConfigException(fileName, found);
        }
    }
}
