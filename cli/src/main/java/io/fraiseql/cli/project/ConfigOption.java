package io.fraiseql.cli.project;

import java.nio.file.Path;
import java.util.Objects;
import picocli.CommandLine.Option;

/** Which configuration a command is about. */
public final class ConfigOption {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            defaultValue = "fraiseql.toml",
            description = "The configuration; by default ${DEFAULT-VALUE}.")
    private Path file = Path.of("fraiseql.toml");

    public Path file() {
        return file;
    }

    /** The directory of the project: what the configuration names is relative to it. */
    public Path directory() {
        return Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of("/"));
    }
}
