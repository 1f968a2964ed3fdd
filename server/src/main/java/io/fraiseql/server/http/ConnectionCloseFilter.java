package io.fraiseql.server.http;

import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/**
 * Closes a connection after the answer when the client asked for that, or when the server stops. The web server itself
 * announces the end and then waits for the client to close, which keeps clients waiting that wait for the server.
 */
final class ConnectionCloseFilter implements Filter {
    private volatile boolean stopping;

    /** From now on every answer is its connection's last. */
    void stopping() {
        stopping = true;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        boolean last = stopping || request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        if (!last) {
            chain.proceed();
            return;
        }
        response.header(HeaderValues.CONNECTION_CLOSE);
        chain.proceed();
        // Closing with bytes unread resets the connection, and the client may lose the answer that is on its way.
        if (!request.content().consumed()) {
            request.content().consume();
        }
        throw new CloseConnectionException("the last answer of this connection is sent");
    }
}
