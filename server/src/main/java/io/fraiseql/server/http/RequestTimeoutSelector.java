package io.fraiseql.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/**
 * The selector of HTTP/1.1 connections, which end when a request takes too long. The web server by itself has no
 * timeout on a channel that drips: it closes a connection that waits for a request, and never one that is in the middle
 * of its headers, its body, or an answer that nobody reads.
 */
final class RequestTimeoutSelector implements ServerConnectionSelector {
    private final Http1ConnectionSelector http1;
    private final Duration limit;

    /** @param limit how long a request may take, from its first byte to the last byte of its answer */
    RequestTimeoutSelector(Http1Config config, Duration limit) {
        this.http1 = Http1ConnectionSelector.builder().config(config).build();
        this.limit = limit;
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new TimedConnection(http1.connection(context), limit);
    }

    private record TimedConnection(ServerConnection connection, Duration limit)
            implements ServerConnection, InterruptableTask<Void> {
        @Override
        public void handle(Limit requests) throws InterruptedException {
            connection.handle(requests);
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        /** Also called by the web server's timer, gently, when the connection has been idle for the limit. */
        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt || connection.idleTime().compareTo(limit) >= 0);
        }

        @Override
        public boolean canInterrupt() {
            return connection instanceof InterruptableTask<?> task && task.canInterrupt();
        }
    }
}
