package io.fraiseql.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The pages of other origins that may call, by an exact list. Credentials are never allowed: a caller shows its token
 * itself, so that no page can spend what a browser keeps. By hand, since Helidon's CORS answers any call of another
 * origin with 403, where the standard leaves it to the browser, and compares origins by their case. Thread-safe.
 */
final class Cors {
    private static final HeaderName ALLOW_ORIGIN = HeaderNames.create("Access-Control-Allow-Origin");
    private static final HeaderName ALLOW_METHODS = HeaderNames.create("Access-Control-Allow-Methods");
    private static final HeaderName ALLOW_HEADERS = HeaderNames.create("Access-Control-Allow-Headers");
    private static final HeaderName EXPOSE_HEADERS = HeaderNames.create("Access-Control-Expose-Headers");
    private static final HeaderName MAX_AGE = HeaderNames.create("Access-Control-Max-Age");

    private final List<String> origins;
    private final String requestHeaders;

    /**
     * @param origins in lower case; {@code *} for all; empty for none
     * @param tenantHeader the header that may name a tenant
     */
    Cors(List<String> origins, String tenantHeader) {
        this.origins = List.copyOf(origins);
        this.requestHeaders = "Accept, Authorization, Content-Type, " + tenantHeader;
    }

    /** Lets the page read the answer, when its origin is allowed. */
    void allow(ServerRequest request, ServerResponse response) {
        if (origins.isEmpty()) {
            return;
        }
        response.header(HeaderNames.VARY, "Origin");
        allowed(request.headers()).ifPresent(origin -> {
            response.header(ALLOW_ORIGIN, origin);
            response.header(EXPOSE_HEADERS, "Retry-After, Server-Timing");
        });
    }

    /** Answers {@code OPTIONS}. */
    void preflight(ServerRequest request, ServerResponse response) {
        allow(request, response);
        response.header(HeaderNames.ALLOW, "GET, POST, OPTIONS");
        if (allowed(request.headers()).isPresent()) {
            response.header(ALLOW_METHODS, "GET, POST");
            response.header(ALLOW_HEADERS, requestHeaders);
            response.header(MAX_AGE, "600");
        }
        response.status(Status.NO_CONTENT_204).send();
    }

    private Optional<String> allowed(ServerRequestHeaders headers) {
        if (!headers.contains(HeaderNames.ORIGIN)
                || headers.get(HeaderNames.ORIGIN).valueCount() != 1) {
            return Optional.empty();
        }
        if (origins.contains("*")) {
            return Optional.of("*");
        }
        String origin = headers.get(HeaderNames.ORIGIN).get();
        return origins.contains(origin.toLowerCase(Locale.ROOT)) ? Optional.of(origin) : Optional.empty();
    }
}
