package io.fraiseql.testkit;

import io.fraiseql.embedded.SqlScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.tomlj.Toml;

/**
 * The project that a {@link FraiseqlTest} asks for, with all files read. Two tests that ask for the same share
 * a server.
 *
 * @param name how messages call the configuration
 * @param config the text of the configuration
 * @param migrations the texts of the migrations by the names of their files
 * @param scripts what runs after them, in order
 * @param tenantSql what every fresh tenant begins with, where it begins with anything
 */
record TestProject(
        String name,
        String config,
        List<Class<?>> apis,
        Map<String, String> migrations,
        List<SqlScript> scripts,
        Optional<SqlScript> tenantSql,
        String postgres,
        Map<String, String> environment) {
    TestProject {
        apis = List.copyOf(apis);
        migrations = Map.copyOf(migrations);
        scripts = List.copyOf(scripts);
        environment = Map.copyOf(environment);
    }

    /** @param directory what relative names are relative to */
    static TestProject of(FraiseqlTest test, Path directory) throws IOException {
        Path config = directory.resolve(test.config());
        if (!Files.isReadable(config)) {
            throw new IllegalArgumentException("there is no configuration "
                    + config.toAbsolutePath().normalize() + "; name it with @FraiseqlTest(config = ...)");
        }
        Path project = config.resolveSibling("");
        String text = Files.readString(config);
        return new TestProject(
                config.toString(),
                text,
                List.of(test.api()),
                test.sql().length == 0 ? migrations(project, text) : Map.of(),
                test.sql().length == 0 ? scripts(project) : named(project, test.sql()),
                tenantSql(project.resolve(test.tenantSql())),
                test.postgres(),
                environment(test.environment()));
    }

    private static Map<String, String> migrations(Path project, String config) throws IOException {
        String name = Toml.parse(config).get(List.of("migrations", "directory")) instanceof String given
                ? given
                : "migrations";
        var texts = new HashMap<String, String>();
        for (Path file : sqlFiles(project.resolve(name))) {
            texts.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
        return texts;
    }

    private static List<SqlScript> scripts(Path directory) throws IOException {
        var scripts = new ArrayList<SqlScript>();
        for (Path file : sqlFiles(directory)) {
            scripts.add(script(file));
        }
        return scripts;
    }

    private static List<Path> sqlFiles(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(each -> each.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    private static List<SqlScript> named(Path project, String... names) throws IOException {
        var scripts = new ArrayList<SqlScript>();
        for (String name : names) {
            scripts.add(script(project.resolve(name)));
        }
        return scripts;
    }

    private static Optional<SqlScript> tenantSql(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(script(file)) : Optional.empty();
    }

    private static SqlScript script(Path file) throws IOException {
        return new SqlScript(file.toString(), Files.readString(file));
    }

    private static Map<String, String> environment(String... own) {
        var variables = new HashMap<>(System.getenv());
        for (String variable : own) {
            int equals = variable.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "@FraiseqlTest(environment = \"" + variable + "\") is not of the form NAME=value");
            }
            variables.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return variables;
    }
}
