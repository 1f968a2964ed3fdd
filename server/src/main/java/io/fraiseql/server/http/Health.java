package io.fraiseql.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the process lives, and whether it can serve. Names no tenant and no database. Thread-safe. */
public final class Health {
    private static final Logger LOG = LoggerFactory.getLogger(Health.class);
    private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] DOWN = "{\"status\":\"DOWN\"}".getBytes(StandardCharsets.UTF_8);
    // Anybody may ask, so that an answer serves for a while: asking often must not become load on the database.
    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier readiness;
    private final ReentrantLock asking = new ReentrantLock();
    private boolean ready;
    private long asked;
    private boolean ever;
    private volatile boolean stopping;

    /** @param readiness whether tenants are known and the database answers; may block, and a throw is a no */
    public Health(BooleanSupplier readiness) {
        this.readiness = readiness;
    }

    void live(ServerRequest request, ServerResponse response) {
        send(response, true);
    }

    void ready(ServerRequest request, ServerResponse response) {
        send(response, !stopping && isReady());
    }

    /** From now on the answer is no, so that a load balancer looks elsewhere while running requests finish. */
    void stopping() {
        stopping = true;
    }

    private boolean isReady() {
        asking.lock();
        try {
            long now = System.nanoTime();
            if (!ever || now - asked > FRESH) {
                ready = ask();
                asked = System.nanoTime();
                ever = true;
            }
            return ready;
        } finally {
            asking.unlock();
        }
    }

    private boolean ask() {
        try {
            return readiness.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("not ready", e);
            return false;
        }
    }

    private static void send(ServerResponse response, boolean up) {
        response.status(up ? Status.OK_200 : Status.SERVICE_UNAVAILABLE_503);
        response.header(HeaderNames.CONTENT_TYPE, "application/json; charset=utf-8");
        response.header(ResponseHeaders.NO_STORE);
        response.send(up ? UP : DOWN);
    }
}
