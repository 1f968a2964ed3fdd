package io.fraiseql.testkit;

import io.fraiseql.embedded.SqlScript;
import io.fraiseql.tenancy.config.ConfigFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project that a {@link FraiseqlTest} asks for, with all files read. Two tests that ask for the same share
 * a server.
 *
 * @param file the configuration; its database and its secret are still to be set
 * @param migrations the texts of the migrations by the names of their files
 * @param scripts what runs after them, in order
 * @param tenantSql what every fresh tenant begins with, where it begins with anything
 */
record TestProject(
        ConfigFile file,
        List<Class<?>> apis,
        Map<String, String> migrations,
        List<SqlScript> scripts,
        Optional<SqlScript> tenantSql,
        String postgres) {
    /** What stands in the file's place of a secret until the test has its own. */
    private static final String NO_SECRET = "0".repeat(32);

    TestProject {
        apis = List.copyOf(apis);
        migrations = Map.copyOf(migrations);
        scripts = List.copyOf(scripts);
    }

    /** @param directory what relative names are relative to */
    static TestProject of(FraiseqlTest test, Path directory) throws IOException {
        Path config = directory.resolve(test.config());
        if (!Files.isReadable(config)) {
            throw new IllegalArgumentException("there is no configuration "
                    + config.toAbsolutePath().normalize() + "; name it with @FraiseqlTest(config = ...)");
        }
        Path project = config.resolveSibling("");
        var file = ConfigFile.of(Files.readString(config), config.toString(), environment(test.environment()))
                .withoutDatabase()
                .with("JWT_SECRET", NO_SECRET);
        return new TestProject(
                file,
                List.of(test.api()),
                test.sql().length == 0 ? migrations(project.resolve(file.migrationsDirectory())) : Map.of(),
                test.sql().length == 0 ? scripts(project) : named(project, test.sql()),
                tenantSql(project.resolve(test.tenantSql())),
                test.postgres());
    }

    private static Map<String, String> migrations(Path directory) throws IOException {
        var texts = new HashMap<String, String>();
        for (Path file : sqlFiles(directory)) {
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
