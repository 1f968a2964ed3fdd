package io.fraiseql.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that asks peers one question at a time. Thread-safe. */
final class GraphQLClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

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

    /** Whether somebody answers there, with data and without errors. */
    boolean answers(int port, Request request) throws InterruptedException {
        try {
            // Asking whether somebody listens costs the machine that is starting a server less than a request.
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            HttpResponse<String> response = send(port, request);
            return response.statusCode() == 200 && rightData(response.body()).isPresent();
        } catch (IOException absent) {
            return false;
        }
    }

    private static Optional<JsonNode> rightData(String body) {
        try {
            JsonNode answer = JsonMapper.shared().readTree(body);
            return answer.has("errors")
                    ? Optional.empty()
                    : Optional.of(answer.path("data")).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * The {@code data} of the answer.
     *
     * @throws BenchFailure when there is none, or an error beside it
     */
    JsonNode data(PeerProcess peer, Request request) throws IOException, InterruptedException {
        HttpResponse<String> response = send(peer.port(), request);
        return rightData(response.body())
                .filter(_ -> response.statusCode() == 200)
                .orElseThrow(() -> new BenchFailure(peer.peer().name() + " answers " + response.statusCode() + " "
                        + response.body() + "\nto " + request.body()));
    }

    private HttpResponse<String> send(int port, Request request) throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .timeout(TIMEOUT)
                .POST(HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach(builder::header);
        return http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
