package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.tenancy.config.ConnectionUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code fraiseql demo} as a newcomer runs it: a process, its standard output, HTTP, signals. */
class DemoProcessTest {
    @TempDir
    private Path directory;

    @Test
    void servesTwoTenantsThatShareNoRowAndLeavesNothingOnSigterm() throws Exception {
        URI uri;
        long postmaster;
        try (var demo = CliProcess.start(directory, "demo", "--port", "0", "--output", "json");
                var http = HttpClient.newHttpClient()) {
            JsonNode ready = GraphQLClient.JSON.readTree(demo.line());
            uri = URI.create(ready.get("url").asString());
            var client = new GraphQLClient(http, uri);
            assertThat(ready.get("tenants")).hasSize(2);
            assertThat(ready.at("/tenants/0/subdomain").asString()).isEqualTo("acme");

            var acme = client.ask(ready.at("/tenants/0/token").asString(), "{ posts(limit: 100) { id title } }");
            var globex = client.ask(ready.at("/tenants/1/token").asString(), "{ posts(limit: 100) { id title } }");
            assertThat(acme.body()).contains("Acme post").doesNotContain("Globex");
            assertThat(globex.body()).contains("Globex post").doesNotContain("Acme");
            assertThat(GraphQLClient.ids(acme, "posts"))
                    .hasSize(60)
                    .doesNotContainAnyElementsOf(GraphQLClient.ids(globex, "posts"));
            everyRelationStaysInsideTheTenant(
                    client, ready.at("/tenants/0/token").asString());
            mutationsAreThoseOfTheGuide(client, ready);
            theSuperAdminAloneSeesAllTenants(client, ready);
            graphiqlWorksWithoutInternet(client);
            var missing = client.ask("", "{ posts { id } }");
            assertThat(missing.statusCode()).isEqualTo(401);
            assertThat(missing.body()).isEqualTo("""
                            {"errors":[{"message":"Missing tenant context","extensions":{"code":"UNAUTHORIZED"}}]}""");
            theUrlsAreThoseOfTheRoles(ready);

            postmaster = postmaster(demo);
            demo.terminate();
            assertThat(demo.exit()).isEqualTo(143);
            assertThat(demo.servers()).isEmpty();
            assertThat(Files.readString(demo.errors()))
                    .doesNotContain("ERROR", "Exception", "SLF4J")
                    .containsPattern("fraiseql.audit - cross-tenant ")
                    .containsPattern("fraiseql.audit - refused ");
        }
        assertThat(ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(listens(uri.getPort())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema", "database", "hybrid"})
    void theSameBlogGivesTheSameAnswersWhereverTenantsLive(String strategy) throws Exception {
        try (var demo = CliProcess.start(directory, "demo", "--port", "0", "--output", "json", "--strategy", strategy);
                var http = HttpClient.newHttpClient()) {
            JsonNode ready = GraphQLClient.JSON.readTree(demo.line());
            var client = new GraphQLClient(http, URI.create(ready.get("url").asString()));
            String[] names = {"Acme", "Globex"};
            for (int number = 0; number < names.length; number++) {
                String token = ready.at("/tenants/" + number + "/token").asString();
                var posts = client.ask(token, "{ posts(limit: 100) { id title } }");
                assertThat(posts.body()).contains(names[number] + " post 1").doesNotContain(names[1 - number]);
                assertThat(GraphQLClient.ids(posts, "posts")).hasSize(60);
            }
            everyRelationStaysInsideTheTenant(
                    client, ready.at("/tenants/0/token").asString());
            mutationsAreThoseOfTheGuide(client, ready);
            demo.terminate();
            assertThat(demo.exit()).isEqualTo(143);
            assertThat(demo.servers()).isEmpty();
            assertThat(Files.readString(demo.errors())).doesNotContain("ERROR", "Exception", "SLF4J", "leak");
        }
    }

    private static void everyRelationStaysInsideTheTenant(GraphQLClient client, String token) throws Exception {
        var answer = client.ask(token, "{ users { name posts { title comments { content author { name } } } } }");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("Ada of Acme").contains("Acme post").doesNotContain("Globex");
    }

    private static void mutationsAreThoseOfTheGuide(GraphQLClient client, JsonNode ready) throws Exception {
        String acme = ready.at("/tenants/0/token").asString();
        String globex = ready.at("/tenants/1/token").asString();
        var created = GraphQLClient.JSON.readTree(client.ask(
                        acme,
                        "mutation { createPost(title: \"New\", content: \"...\") { id published author { name } } }")
                .body());
        String id = created.at("/data/createPost/id").asString();
        assertThat(created.at("/data/createPost/author/name").asString()).endsWith("of Acme");
        assertThat(client.ask(globex, "mutation { publishPost(id: \"" + id + "\") { id } }")
                        .body())
                .contains("NOT_FOUND");
        assertThat(client.ask(globex, "mutation { addComment(postId: \"" + id + "\", content: \"x\") { id } }")
                        .body())
                .contains("NOT_FOUND");
        assertThat(client.ask(acme, "mutation { publishPost(id: \"" + id + "\") { published } }")
                        .body())
                .isEqualTo("{\"data\":{\"publishPost\":{\"published\":true}}}");
        assertThat(client.ask(
                                acme,
                                "mutation { addComment(postId: \"" + id + "\", content: \"x\") { post { title } } }")
                        .body())
                .isEqualTo("{\"data\":{\"addComment\":{\"post\":{\"title\":\"New\"}}}}");
    }

    private static void theSuperAdminAloneSeesAllTenants(GraphQLClient client, JsonNode ready) throws Exception {
        String query = "{ allPosts(limit: 200) { title } }";
        assertThat(client.ask(ready.get("adminToken").asString(), query).body())
                .contains("Acme post")
                .contains("Globex post");
        assertThat(client.ask(ready.at("/tenants/0/token").asString(), query).body())
                .contains("FORBIDDEN");
    }

    private static void graphiqlWorksWithoutInternet(GraphQLClient client) throws Exception {
        var page = client.get("/");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("http://").doesNotContain("https://");
        var assets = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"")
                .matcher(page.body())
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(assets).hasSize(6);
        for (String asset : assets) {
            assertThat(client.get(asset).statusCode()).as(asset).isEqualTo(200);
        }
        assertThat(client.get("/graphiql/tenants.json").body())
                .contains("\"Acme\"")
                .contains("\"Super admin\"");
    }

    private static void theUrlsAreThoseOfTheRoles(JsonNode ready) throws SQLException {
        var app = DatabaseAccess.of(ConnectionUrl.parse(ready.get("databaseUrl").asString()));
        var owner = DatabaseAccess.of(
                ConnectionUrl.parse(ready.get("ownerDatabaseUrl").asString()));
        assertThat(one(app, "SELECT current_user || ' sees ' || count(*) FROM tb_post"))
                .isEqualTo("blog_app sees 0");
        assertThat(one(owner, "SELECT current_user")).isEqualTo("blog_owner");
    }

    @Test
    void aSignalDuringTheStartLeavesNothing() throws Exception {
        try (var demo = CliProcess.start(directory, "demo", "--port", "0")) {
            Await.until(() -> !demo.servers().isEmpty());
            demo.terminate();
            assertThat(demo.exit()).isEqualTo(143);
            assertThat(demo.servers()).isEmpty();
            assertThat(demo.output()).isEmpty();
        }
    }

    @Test
    void evenKilledItLeavesNothing() throws Exception {
        try (var demo = CliProcess.start(directory, "demo", "--port", "0", "--output", "json")) {
            demo.line();
            long postmaster = postmaster(demo);
            demo.process().destroyForcibly().waitFor();
            Await.until(() -> demo.servers().isEmpty());
            Await.until(() ->
                    ProcessHandle.of(postmaster).filter(ProcessHandle::isAlive).isEmpty());
        }
    }

    @Test
    void aPortInUseIsOneLineAndLeavesNothing() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var demo = CliProcess.start(directory, "demo", "--port", Integer.toString(taken.getLocalPort()))) {
            assertThat(demo.exit()).isEqualTo(1);
            assertThat(demo.output()).isEmpty();
            assertThat(Files.readString(demo.errors()))
                    .contains(Integer.toString(taken.getLocalPort()))
                    .doesNotContain("\tat ");
            assertThat(demo.servers()).isEmpty();
        }
    }

    @Test
    void onAPostgresOfTheUsersOwnItDropsWhatItMade() throws Exception {
        try (var own = LocalPostgres.create()) {
            DatabaseAccess server = own.start();
            try (var demo = CliProcess.start(
                            directory, "demo", "--port", "0", "--output", "json", "--database-url", server.url());
                    var http = HttpClient.newHttpClient()) {
                JsonNode ready = GraphQLClient.JSON.readTree(demo.line());
                var client = new GraphQLClient(http, URI.create(ready.get("url").asString()));
                assertThat(GraphQLClient.ids(
                                client.ask(ready.at("/tenants/0/token").asString(), "{ posts { id } }"), "posts"))
                        .hasSize(20);
                assertThat(demo.servers()).isEmpty();
                demo.terminate();
                assertThat(demo.exit()).isEqualTo(143);
            }
            assertThat(one(server, "SELECT count(*) FROM pg_database WHERE datname LIKE 'blog%'"))
                    .isEqualTo("0");
            assertThat(one(server, "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'blog%'"))
                    .isEqualTo("0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "schema", "database"})
    void theCurlLinesWorkWhenPasted(String strategy) throws Exception {
        try (var demo = CliProcess.start(directory, "demo", "--port", "0", "--strategy", strategy)) {
            var output = demo.process().inputReader();
            var answers = new ArrayList<String>();
            for (String line; (line = output.readLine()) != null && !line.startsWith("Ctrl-C"); ) {
                if (line.startsWith("curl ")) {
                    var pasted = new ProcessBuilder("sh", "-c", line)
                            .redirectErrorStream(true)
                            .start();
                    answers.add(new String(pasted.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            assertThat(answers).hasSize(3);
            assertThat(answers.get(0)).startsWith("{\"data\":{\"posts\":[{").contains("Acme");
            assertThat(answers.get(1)).startsWith("{\"data\":{\"posts\":[{").contains("Globex");
            assertThat(answers.get(2))
                    .startsWith(strategy.equals("row") ? "{\"data\":{\"allPosts\":[{" : "{\"data\":{\"tenants\":[{")
                    .contains(strategy.equals("row") ? "tenantId" : "\"placement\":\"" + strategy + "\"");
        }
    }

    private static long postmaster(CliProcess demo) throws IOException {
        return Long.parseLong(Files.readAllLines(demo.servers().getFirst().resolve("data/postmaster.pid"))
                .getFirst());
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static String one(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
