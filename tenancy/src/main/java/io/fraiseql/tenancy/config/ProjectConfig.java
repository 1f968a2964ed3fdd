package io.fraiseql.tenancy.config;

import java.util.Objects;
import java.util.Optional;

/**
 * {@code [project]}.
 *
 * @param name what the service calls itself, to PostgreSQL and to people
 */
public record ProjectConfig(String name) {
    public ProjectConfig {
        Objects.requireNonNull(name, "name is null");
    }

    static Optional<ProjectConfig> read(Section section) {
        return Optional.of(new ProjectConfig(section.text("name").orElse("fraiseql")));
    }
}
