package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * The audits of the specification's reference implementation. Needs Node; where there is none, it is skipped, though
 * never on CI.
 */
class GraphQLOverHttpAuditTest {
    private static final Path FOLDER = Path.of("target", "graphql-http");

    @Test
    void passesEveryAuditOfTheReferenceImplementation() throws Exception {
        prepare();
        try (var shop = ShopServer.start()) {
            List<String> results = run(
                            "node", "audits.mjs", shop.uri("/graphql").toString(), ShopServer.token(ShopServer.ACME))
                    .lines()
                    .toList();

            assertThat(results).hasSize(61).allMatch(result -> result.contains("\"status\":\"ok\""));
        }
    }

    private static void prepare() throws Exception {
        Files.createDirectories(FOLDER);
        try (InputStream script = GraphQLOverHttpAuditTest.class.getResourceAsStream("audits.mjs")) {
            Files.write(FOLDER.resolve("audits.mjs"), script.readAllBytes());
        }
        Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true}");
        try {
            run(
                    "npm",
                    "install",
                    "--no-save",
                    "--no-package-lock",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "graphql-http@1.23.1",
                    "graphql@16.15.0");
        } catch (IOException e) {
            if (System.getenv("CI") != null) {
                fail("the audits must run on CI", e);
            }
            abort("the audits need node and npm: " + e.getMessage());
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(command[0] + " took more than three minutes");
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " ended with " + process.exitValue() + ": " + text);
        }
        return text;
    }
}
