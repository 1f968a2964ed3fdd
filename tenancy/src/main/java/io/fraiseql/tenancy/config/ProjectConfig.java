package io.fraiseql.tenancy.config;

import java.util.Objects;

/**
 * {@code [project]}.
 *
 * @param name what the service calls itself, to PostgreSQL and to people
 */
public record ProjectConfig(String name) {
    public ProjectConfig {
        Objects.requireNonNull(name, "name is null");
    }
}
