package io.fraiseql.tenancy.config;

import java.util.function.Supplier;

final class ProjectReader {
    private ProjectReader() {}

    static Supplier<ProjectConfig> read(Section section) {
        String name = section.text("name").orElse("fraiseql");
        return () -> new ProjectConfig(name);
    }
}
