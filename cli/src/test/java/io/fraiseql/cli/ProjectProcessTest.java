package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Projects on disk: what {@code init} writes, and the example. */
class ProjectProcessTest {
    private static final String EXAMPLE = "../examples/blog/fraiseql.toml";

    @TempDir
    private Path directory;

    @Test
    void aNewProjectServesAtOnceAndItsTestPasses() throws Exception {
        assertThat(CliProcess.start(directory, "init", directory.resolve("shop").toString())
                        .exit())
                .isZero();
        var test = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        directory.resolve("shop/test/IsolationTest.java").toString())
                .directory(directory.toFile())
                .redirectErrorStream(true);
        test.environment().put("FRAISEQL", command().toString());
        Process run = test.start();
        String output = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains("The tenants are isolated.").contains("starts an embedded PostgreSQL");
        assertThat(run.waitFor()).isZero();
        assertThat(directory.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void theSchemaOfTheExampleIsPrinted() throws Exception {
        try (var schema = CliProcess.start(directory, "schema", "--config", EXAMPLE)) {
            assertThat(schema.output())
                    .contains("type Post {")
                    .contains("comments")
                    .contains("createPost(")
                    .contains("enum Role");
            assertThat(schema.exit()).isZero();
            assertThat(schema.servers()).isEmpty();
        }
    }

    @Test
    void theSqlOfAQueryIsExplained() throws Exception {
        try (var explain = CliProcess.start(
                directory,
                "explain",
                "--config",
                EXAMPLE,
                "--tenant",
                "11111111-1111-4111-8111-111111111111",
                "{ posts { title author { name } } }")) {
            assertThat(explain.output())
                    .contains("v_post")
                    .contains("tenant_id")
                    .contains("cost=");
            assertThat(explain.exit()).isZero();
        }
    }

    @Test
    void aQueryThatDoesNotFitIsOneLine() throws Exception {
        try (var explain = CliProcess.start(directory, "explain", "--config", EXAMPLE, "{ postz { title } }")) {
            assertThat(explain.output()).isEmpty();
            assertThat(explain.exit()).isEqualTo(1);
            assertThat(Files.readString(explain.errors())).contains("postz").doesNotContain("\tat ");
            assertThat(explain.servers()).isEmpty();
        }
    }

    @Test
    void mistakesInSqlNameTheFile() throws Exception {
        assertThat(CliProcess.start(directory, "init", directory.resolve("shop").toString())
                        .exit())
                .isZero();
        Files.writeString(directory.resolve("shop/seed.sql"), "SELEC 1");
        try (var serve = CliProcess.start(
                directory,
                "serve",
                "--config",
                directory.resolve("shop/fraiseql.toml").toString())) {
            assertThat(serve.exit()).isEqualTo(1);
            assertThat(Files.readString(serve.errors())).contains("seed.sql").contains("SELEC");
            assertThat(serve.servers()).isEmpty();
        }
    }

    private Path command() throws Exception {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        String words = CliProcess.java(temporary).stream()
                .map(word -> "'" + word + "'")
                .collect(Collectors.joining(" "));
        Path command = Files.writeString(directory.resolve("fraiseql"), "#!/bin/sh\nexec " + words + " \"$@\"\n");
        assertThat(command.toFile().setExecutable(true)).isTrue();
        return command;
    }
}
