package io.fraiseql.server.http;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.server.request.Answer;
import io.fraiseql.server.request.ConnectionFailure;
import io.fraiseql.server.request.Corridor;
import io.fraiseql.server.request.Exchange;
import io.fraiseql.server.request.MediaType;
import io.fraiseql.server.request.Step;
import io.fraiseql.server.telemetry.Metrics;
import io.fraiseql.server.telemetry.RequestAudit;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** GraphQL over HTTP: what stands between the wire and the {@link Corridor}. Thread-safe. */
public final class GraphQLHandler implements Handler {
    private final Corridor corridor;
    private final RequestReader reader;
    private final ErrorJson errorJson;
    private final Metrics metrics;
    private final RequestAudit audit;
    private final boolean serverTiming;

    /** @param serverTiming whether answers to tenants have {@code Server-Timing} */
    public GraphQLHandler(
            Corridor corridor,
            RequestReader reader,
            ErrorJson errorJson,
            Metrics metrics,
            RequestAudit audit,
            boolean serverTiming) {
        this.corridor = corridor;
        this.reader = reader;
        this.errorJson = errorJson;
        this.metrics = metrics;
        this.audit = audit;
        this.serverTiming = serverTiming;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var exchange = new Exchange(
                request.prologue().method().text(),
                request.headers(),
                request.remotePeer().host());
        Optional<MediaType> accepted = MediaType.negotiate(exchange.header("Accept"));
        Answer answer = accepted.isPresent()
                ? walk(exchange, request)
                : Answer.Failed.of(
                        406, "NOT_ACCEPTABLE", "Answers are application/graphql-response+json or application/json");

        Step reached = exchange.timings().current();
        exchange.timings().enter(Step.WRITE);
        try {
            write(exchange, answer, accepted.orElse(MediaType.JSON), response);
        } finally {
            metrics.answered(answer, exchange.timings().total());
            audit.answered(exchange, answer, reached);
        }
    }

    private Answer walk(Exchange exchange, ServerRequest request) {
        try {
            return corridor.walk(exchange, () -> read(request));
        } catch (ConnectionFailure e) {
            throw e.reason();
        }
    }

    private GraphQLRequest read(ServerRequest request) {
        if (request.prologue().method().equals(Method.GET)) {
            return reader.fromUrl(request.prologue().query().rawValue());
        }
        return reader.fromPost(request);
    }

    private void write(Exchange exchange, Answer answer, MediaType type, ServerResponse response) {
        response.status(Status.create(answer.status(type)));
        response.header(HeaderNames.CONTENT_TYPE, type.contentType());
        response.header(ResponseHeaders.NO_STORE);
        response.header(ResponseHeaders.NO_SNIFF);
        // Only who is somebody learns how long things took: a stranger could tell tenants that exist from those that
        // do not.
        if (serverTiming && exchange.tenant().isPresent()) {
            response.header(ResponseHeaders.SERVER_TIMING, exchange.timings().header());
        }
        List<String> encodings = exchange.header("Accept-Encoding");
        switch (answer) {
            case Answer.Executed executed -> {
                var sink = new Sink(response, encodings);
                try {
                    executed.result().writeTo(sink);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case Answer.Failed failed -> {
                failed.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
                byte[] body = errorJson.bytes(failed.faults());
                send(response, encodings, body, 0, body.length);
            }
        }
    }

    private static void send(ServerResponse response, List<String> encodings, byte[] bytes, int offset, int length) {
        if (Gzip.suits(length, encodings)) {
            response.header(HeaderNames.CONTENT_ENCODING, "gzip");
            response.send(Gzip.compress(bytes, offset, length));
        } else {
            response.send(bytes, offset, length);
        }
    }

    /** Sends the one array of a result as it is: with its length, in one piece and without a copy of ours. */
    private static final class Sink extends OutputStream {
        private final ServerResponse response;
        private final List<String> encodings;

        Sink(ServerResponse response, List<String> encodings) {
            this.response = response;
            this.encodings = encodings;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            send(response, encodings, bytes, offset, length);
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("a result is one array");
        }
    }
}
