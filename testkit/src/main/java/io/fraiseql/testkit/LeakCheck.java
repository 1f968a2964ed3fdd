package io.fraiseql.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds the sessions that a test left open. */
final class LeakCheck {
    private final TestServer server;
    private final Duration timeout;

    LeakCheck(TestServer server, Duration timeout) {
        this.server = server;
        this.timeout = timeout;
    }

    /**
     * Waits for what is about to end, and fails on what stays. A transaction stays when it is the same one from the
     * first look to the last, so that tests that run beside this one do not disturb.
     *
     * @param alone whether no other test uses the server, so that no connection may be at work at all
     */
    void check(boolean alone) {
        Instant deadline = Instant.now().plus(timeout);
        List<IdleTransaction> left = server.idleInTransaction();
        int active = alone ? server.activeConnections() : 0;
        while (!left.isEmpty() || active > 0) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError(describe(left, active));
            }
            pause();
            List<IdleTransaction> now = server.idleInTransaction();
            left = left.stream()
                    .filter(session -> now.stream().anyMatch(session::isTransactionOf))
                    .toList();
            active = alone ? server.activeConnections() : 0;
        }
    }

    private static String describe(List<IdleTransaction> left, int active) {
        var text = new StringBuilder("the test left sessions open");
        if (active > 0) {
            text.append("; connections at work in the server's pool: ").append(active);
        }
        left.forEach(session -> text.append("\n  a transaction is idle: ").append(session));
        return text.append("\nWait for the answer to every request that the test sends, and close what it opens.")
                .toString();
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for open sessions", e);
        }
    }
}
