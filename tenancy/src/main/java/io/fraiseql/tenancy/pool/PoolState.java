package io.fraiseql.tenancy.pool;

import java.time.Duration;

/**
 * The pool at one moment. The numbers are read one after the other, so under load they need not add up.
 *
 * @param active connections at work
 * @param idle connections open and unused
 * @param waiting requests in the queue
 * @param limit the most connections there may be
 * @param created connections opened since the start
 * @param discarded connections thrown away in doubt since the start
 * @param acquired connections lent since the start
 * @param timeouts requests that gave up waiting since the start
 * @param acquireTime all waiting for a connection since the start, added up
 */
public record PoolState(
        int active,
        int idle,
        int waiting,
        int limit,
        long created,
        long discarded,
        long acquired,
        long timeouts,
        Duration acquireTime) {
    /** In the words that HikariCP has taught everyone to grep for. */
    @Override
    public String toString() {
        return "(total=" + (active + idle) + "/" + limit + ", active=" + active + ", idle=" + idle + ", waiting="
                + waiting + ")";
    }
}
