package io.fraiseql.cli;

import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.cli.project.Port;
import io.fraiseql.tenancy.config.Strategy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the JVM watches when it makes an ahead-of-time cache ({@code -XX:AOTCacheOutput}): a server that starts, answers
 * and ends.
 */
@Command(
        name = "train",
        hidden = true,
        description = "Serve the demo to itself for a while, for the JVM to learn from, and end.")
final class TrainCommand implements Callable<Integer> {
    private static final List<String> QUESTIONS = List.of(
            "{ posts(limit: 20) { id title } }",
            "query Mine($n: Int)"
                    + " { posts(limit: $n, published: true) { id title author { name } comments { content } } }",
            "{ __schema { queryType { name } } }",
            "mutation { createPost(title: \"Training\", content: \"of the JVM\") { id } }");

    @Option(names = "--rounds", defaultValue = "200", description = "By default ${DEFAULT-VALUE}.")
    private int rounds = 200;

    @Override
    public Integer call() throws Exception {
        var lifetime = Lifetime.ofProcess();
        var project = Blog.project();
        var database = DevelopmentDatabase.embedded(
                lifetime, project.roles(), project.migrations(), project.scripts(), Strategy.ROW);
        var ready = project.on(database).onPort(Optional.of(new Port(0)));
        URI endpoint = ProjectServer.start(ready, lifetime).uri().resolve("/graphql");
        var tenants = ready.tenants(database, Blog.example(Strategy.ROW).scope());
        try (var client = HttpClient.newHttpClient()) {
            for (int round = 0; round < rounds; round++) {
                String token = tenants.get(round % tenants.size()).token();
                ask(client, endpoint, token, QUESTIONS.get(round % QUESTIONS.size()));
            }
        }
        return 0;
    }

    private static void ask(HttpClient client, URI endpoint, String token, String question) throws Exception {
        String body = JsonMapper.shared().writeValueAsString(Map.of("query", question, "variables", Map.of("n", 5)));
        var request = HttpRequest.newBuilder(endpoint)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("\"errors\"")) {
            throw new CliFailure("the training server answered " + answer.statusCode() + ": " + answer.body());
        }
    }
}
