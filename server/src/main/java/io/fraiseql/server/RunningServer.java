package io.fraiseql.server;

import io.fraiseql.server.http.HttpServer;
import io.fraiseql.tenancy.pool.PoolState;
import java.net.URI;
import java.util.concurrent.atomic.AtomicBoolean;

/** A server that listens. Thread-safe. */
public final class RunningServer implements AutoCloseable {
    private final HttpServer http;
    private final FraiseQL fraiseql;
    private final String host;
    private final AtomicBoolean closed = new AtomicBoolean();

    RunningServer(HttpServer http, FraiseQL fraiseql, String host) {
        this.http = http;
        this.fraiseql = fraiseql;
        this.host = host;
    }

    /**
     * Where it can be reached from this machine, such as {@code http://localhost:8080}; GraphQL is at {@code /graphql}.
     */
    public URI uri() {
        boolean everywhere = host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
        String name = everywhere ? "localhost" : host;
        boolean bare6 = name.contains(":") && !name.startsWith("[");
        return URI.create("http://" + (bare6 ? "[" + name + "]" : name) + ":" + http.port());
    }

    /** The port that it listens on. */
    public int port() {
        return http.port();
    }

    /** The connections of tenants' sessions at this moment; when no request is running, none is active. */
    public PoolState connections() {
        return fraiseql.connections();
    }

    /**
     * Stops: takes no more connections, lets running requests finish for at most {@code server.shutdown_timeout}, and
     * closes the {@link FraiseQL} that it came from. Closing again does nothing.
     */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            http.close();
            fraiseql.close();
        }
    }
}
