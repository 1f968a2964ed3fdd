package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.pool.PoolSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Many tenants over few connections, a tenth of the requests going wrong. */
class InterleavedTenantsTest {
    private static final int REQUESTS = Integer.getInteger("fraiseql.test.interleavedRequests", 100_000);
    /** As many as that where the number is given. */
    private static final int REQUESTS_ELSEWHERE = Integer.getInteger("fraiseql.test.interleavedRequests", 5_000);

    private static final long SEED = Long.getLong("fraiseql.test.seed", 20_261_121L);
    private static final int CONNECTIONS = 8;
    /**
     * Requests of a hundred that may be refused. All are that wait while the machine stands still for as long as the
     * pool lets wait.
     */
    private static final int OVERLONG_WAITS = 3;

    @Test
    @DisplayName(
            "attack 46, 47, 48, 50, 51: 50 tenants over 8 connections, a tenth failing, timing out, cancelled, cut off or killed")
    void everyRowOfEveryAnswerBearsItsOwnTenantsCanary() throws Exception {
        interleave(Strategy.ROW, PoolSettings.of(CONNECTIONS, 0, Duration.ofSeconds(20)), 50, REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"SCHEMA, 50", "DATABASE, 12", "HYBRID, 30"})
    @DisplayName("attack 43, 44: the same with a schema, a database, or any place for each tenant")
    void whereverTenantsLive(Strategy strategy, int tenants) throws Exception {
        var settings = PoolSettings.of(CONNECTIONS, 0, Duration.ofSeconds(20)).with(2 * CONNECTIONS, 2);
        interleave(strategy, settings, tenants, REQUESTS_ELSEWHERE);
    }

    private static void interleave(Strategy strategy, PoolSettings settings, int tenants, int requests)
            throws Exception {
        try (var rows = new PlacedRows(strategy, settings, tenants);
                var superusers = new Superusers(rows.database)) {
            var mixed = new MixedRequests(rows, superusers);
            var crowd = new Crowd(SEED, requests, tenants, mixed);
            crowd.work();
            assertThat(crowd.violations()).as("seed %d", SEED).isEmpty();
            assertThat(crowd.outcomes())
                    .contains(
                            "read",
                            "reads",
                            "write",
                            "error",
                            "timeout",
                            "cancelled",
                            "cut off",
                            "killed",
                            "stray kill");
            long waited = rows.pool.state().timeouts();
            LoggerFactory.getLogger(InterleavedTenantsTest.class)
                    .info("{}, of them after an overlong wait: {}; {}", crowd, waited, rows.pool.state());
            // Nobody is refused but by a kill that met him, or because his turn did not come in time; and that is rare.
            assertThat((long) crowd.refused()).isLessThanOrEqualTo(mixed.strayKills() + waited);
            assertThat(waited).isLessThanOrEqualTo(requests * OVERLONG_WAITS / 100);
            everyTurnCanBeTakenAtOnce(rows);
            nothingIsLeft(rows, superusers);
        }
    }

    /** All connections at work at the same time; tried again when one was not to be had in time. */
    private static void everyTurnCanBeTakenAtOnce(PlacedRows rows) throws InterruptedException {
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        for (int round = 0; round < 3; round++) {
            failures.clear();
            together(rows, failures);
            if (failures.isEmpty()) {
                return;
            }
            assertThat(failures).anyMatch(DatabaseUnavailable.class::isInstance);
        }
        assertThat(failures).isEmpty();
    }

    private static void together(PlacedRows rows, Queue<Throwable> failures) throws InterruptedException {
        var together = new CyclicBarrier(CONNECTIONS);
        var threads = new ArrayList<Thread>();
        for (int client = 1; client <= CONNECTIONS; client++) {
            int tenant = client;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    rows.sessions.<Void, Exception>readOnly(rows.tenant(tenant), transaction -> {
                        together.await(10, TimeUnit.SECONDS);
                        MixedRequests.requireOwn(
                                tenant, transaction.db().query(String.class, "SELECT canary FROM tb_note"));
                        return null;
                    });
                } catch (Throwable e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /**
     * The pool has no turn that is taken, the server no connection that the pool does not know, and no tenant a row
     * too many.
     */
    private static void nothingIsLeft(PlacedRows rows, Superusers superusers) {
        var state = rows.pool.state();
        assertThat(state.active()).isZero();
        assertThat(state.waiting()).isZero();
        assertThat(state.idle()).isBetween(CONNECTIONS, state.limit());
        // A backend that was cut off in the middle of a statement ends when it notices.
        Instant deadline = Instant.now().plusSeconds(10);
        boolean equal = false;
        while (!equal && Instant.now().isBefore(deadline)) {
            equal = superusers.ask(
                    "SELECT 1 FROM pg_stat_activity WHERE usename = 'blog_app' AND application_name = 'fraiseql'"
                            + " HAVING count(*) = " + rows.pool.state().idle());
        }
        assertThat(equal).isTrue();
        for (int tenant = 1; tenant <= rows.tenants(); tenant++) {
            assertThat(SharedRows.read(rows.sessions, rows.tenant(tenant), "SELECT canary FROM tb_written"))
                    .isEmpty();
        }
    }
}
