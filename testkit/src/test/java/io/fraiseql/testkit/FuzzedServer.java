package io.fraiseql.testkit;

import io.fraiseql.embedded.SqlScript;
import io.fraiseql.tenancy.config.ConfigFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A server that takes anything, for as long as the process lives. */
public final class FuzzedServer {
    private static final Set<Integer> DOCUMENTED = Set.of(200, 400, 413, 415, 422, 504);

    private final TestServer server;
    private final String token;

    private FuzzedServer(TestServer server, String token) {
        this.server = server;
        this.token = token;
    }

    // The embedded PostgreSQL goes away with the process; its cleanup process sees to that.
    @SuppressWarnings("resource")
    public static FuzzedServer start() {
        try {
            String config = Files.readString(Path.of(Depot.CONFIG))
                    .replace("[database]", "[database]\nstatement_timeout = \"2s\"");
            var tables = new SqlScript("tables", Files.readString(Path.of("src/test/projects/depot/depot.sql")));
            var project = new TestProject(
                    ConfigFile.of(config, "depot.toml", Map.of()),
                    List.of(Depot.class),
                    Map.of(),
                    List.of(tables),
                    Optional.empty(),
                    "");
            var server = TestServer.start(project, TestPostgres.start(""));
            TestTenant tenant = RunningTest.begin(server).freshTenant();
            return new FuzzedServer(
                    server, server.tokens().sign(tenant.id(), tenant.user(), List.of("clerk"), Map.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a body, and fails on an answer that is not among those that the documentation knows. */
    public void ask(byte[] body) {
        var request = HttpRequest.newBuilder(server.uri().resolve("/graphql"))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            var response = server.http().send(request, BodyHandlers.ofString());
            Answer.of(response.statusCode(), response.body());
            if (!DOCUMENTED.contains(response.statusCode()) || response.body().contains("\"INTERNAL\"")) {
                throw new AssertionError(response.statusCode() + " " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
