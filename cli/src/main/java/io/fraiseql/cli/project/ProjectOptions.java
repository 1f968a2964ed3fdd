package io.fraiseql.cli.project;

import io.fraiseql.cli.schema.SchemaSource;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which project a command is about. */
public final class ProjectOptions {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @ArgGroup
    private Schema schema = new Schema();

    /** Where the API is; by default in the .java files beside the configuration. */
    public static final class Schema {
        @Option(
                names = "--schema",
                paramLabel = "FILE",
                description = "A .java file with the API, or a directory of them; may be repeated."
                        + " By default the .java files beside the configuration.")
        private List<Path> sources = List.of();

        @Option(
                names = "--schema-jar",
                paramLabel = "JAR",
                description = "Compiled classes with the API; they need javac's -parameters.")
        private List<Path> jars = List.of();

        /** The interfaces of the API; none where neither an option names some nor a .java file is in the directory. */
        public List<Class<?>> apis(Path directory) {
            boolean named = !sources.isEmpty() || !jars.isEmpty();
            return named || !SchemaSource.read(directory).isEmpty()
                    ? Project.apis(directory, sources, jars)
                    : List.of();
        }
    }

    public Project project() {
        return Project.read(config.file(), System.getenv(), schema.sources, schema.jars);
    }
}
