package io.fraiseql.server.http;

import io.fraiseql.server.request.Answer;
import io.fraiseql.server.request.MediaType;
import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.util.List;

/**
 * Errors below GraphQL: no such path, a malformed head, a body that is too large. They look like all others and say
 * nothing of the server's inside. Thread-safe.
 */
final class ProtocolErrors implements DirectHandler {
    private final ErrorJson errorJson;

    ProtocolErrors(ErrorJson errorJson) {
        this.errorJson = errorJson;
    }

    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status defaultStatus,
            ServerResponseHeaders responseHeaders,
            String message) {
        // The web server has one status for every malformed head; a compressed body deserves its own.
        boolean compressed = defaultStatus.code() == 400 && request.headers().contains(HeaderNames.CONTENT_ENCODING);
        Status status = compressed ? Status.UNSUPPORTED_MEDIA_TYPE_415 : defaultStatus;
        responseHeaders.set(HeaderNames.CONTENT_TYPE, MediaType.JSON.contentType());
        responseHeaders.set(ResponseHeaders.NO_STORE);
        return TransportResponse.builder()
                .status(status)
                .headers(responseHeaders)
                .keepAlive(eventType.keepAlive())
                .entity(errorJson.bytes(List.of(fault(status.code(), compressed))))
                .build();
    }

    private static Answer.Fault fault(int status, boolean compressed) {
        return switch (status) {
            case 400 -> Answer.Fault.of("BAD_USER_INPUT", "Malformed HTTP request");
            case 404 -> Answer.Fault.of("NOT_FOUND", "Not found");
            case 405 -> Answer.Fault.of("METHOD_NOT_ALLOWED", "Method not allowed");
            case 413 -> Answer.Fault.of("PAYLOAD_TOO_LARGE", "The body is too large");
            case 414 -> Answer.Fault.of("URI_TOO_LONG", "The URL is too long; use POST");
            case 415 ->
                Answer.Fault.of(
                        "UNSUPPORTED_MEDIA_TYPE",
                        compressed ? "Compressed bodies are not taken" : "Unsupported media type");
            case 505 -> Answer.Fault.of("BAD_USER_INPUT", "HTTP/1.1 is spoken here");
            default ->
                status < 500
                        ? Answer.Fault.of("BAD_USER_INPUT", "The request cannot be served")
                        : Answer.Fault.of("INTERNAL", "Internal error");
        };
    }
}
