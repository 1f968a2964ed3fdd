package io.fraiseql.cli;

import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.embedded.ProjectRoles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        description = {
            "Write a new project into a directory of its name: schema, SQL, configuration and an isolation test.",
            ""
        })
final class InitCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "The project's name, such as shop or web-shop; may be a path to it.")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        String name = String.valueOf(directory.toAbsolutePath().normalize().getFileName());
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*") || name.length() > 40) {
            throw new ParameterException(
                    spec.commandLine(),
                    "'" + name
                            + "' is no project name; it has lower-case letters, digits and single dashes, begins with a"
                            + " letter, and has at most 40 characters");
        }
        String api = className(name);
        var files = new LinkedHashMap<String, String>();
        files.put("fraiseql.toml", "fraiseql.toml");
        files.put(api + ".java", "Api.java");
        files.put("migrations/V1__tables.sql", "tables.sql");
        files.put("migrations/seed/tenant.sql", "tenant.sql");
        files.put("seed.sql", "seed.sql");
        files.put("test/IsolationTest.java", "IsolationTest.java");
        files.put("test/tenant.sql", "test-tenant.sql");
        refuseToOverwrite(files);
        String prefix = ProjectRoles.of(name).app().replaceAll("_app$", "");
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.resolveSibling(""));
            Files.writeString(
                    target,
                    template(file.getValue())
                            .replace("@name@", name)
                            .replace("@Api@", api)
                            .replace("@prefix@", prefix));
        }
        spec.commandLine().getOut().println("""
                %1$s has a schema (%2$s.java), tables (migrations/), two tenants to try it with (seed.sql), a
                configuration and a test.

                  ./fraiseql serve --config %1$s/fraiseql.toml    serves it, with an embedded PostgreSQL
                  ./fraiseql test --config %1$s/fraiseql.toml     runs its tests: that the tenants are isolated, so far
                """.formatted(directory, api).stripTrailing());
        return 0;
    }

    private void refuseToOverwrite(Map<String, String> files) {
        String there = files.keySet().stream()
                .filter(file -> Files.exists(directory.resolve(file)))
                .collect(Collectors.joining(", "));
        if (!there.isEmpty()) {
            throw new CliFailure(directory + " has " + there
                    + " already, and nothing is overwritten; choose another name, or move them");
        }
    }

    // web-shop becomes WebShop.
    private static String className(String name) {
        return Arrays.stream(name.split("-"))
                .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
                .collect(Collectors.joining());
    }

    private static String template(String name) throws IOException {
        try (InputStream in = InitCommand.class.getResourceAsStream("init/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the template " + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
