package io.fraiseql.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks peers one question at a time. Thread-safe. */
final class GraphQLClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * A request as it goes over the wire.
     *
     * @param headers who is asking
     * @param body a GraphQL request in JSON, on one line
     */
    record Request(Map<String, String> headers, String body) {
        Request {
            headers = Map.copyOf(headers);
        }
    }

    /** Whether somebody answers there, whatever the answer is about. */
    boolean answers(int port, Request request) throws InterruptedException {
        try {
            return send(port, request).statusCode() == 200;
        } catch (IOException absent) {
            return false;
        }
    }

    /**
     * The {@code data} of the answer.
     *
     * @throws BenchFailure when there is none, or an error beside it
     */
    JsonNode data(PeerProcess peer, Request request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(peer.port(), request);
        String refusal = peer.peer().name() + " answers " + response.statusCode() + " " + response.body() + "\nto "
                + request.body();
        try {
            JsonNode answer = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() != 200
                    || answer.has("errors")
                    || !answer.path("data").isObject()) {
                throw new BenchFailure(refusal);
            }
            return answer.path("data");
        } catch (JacksonException e) {
            throw new BenchFailure(refusal);
        }
    }

    private HttpResponse<String> send(int port, Request request) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
