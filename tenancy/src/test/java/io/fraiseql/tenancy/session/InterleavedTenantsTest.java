package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.pool.PoolSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * Many tenants over few connections, a tenth of the requests going wrong in every way there is. Each request is made from the seed and its
 * number, so a failure names all it takes to run it again.
 */
class InterleavedTenantsTest {
    private static final int REQUESTS = Integer.getInteger("fraiseql.test.interleavedRequests", 100_000);
    /** All of them where the number is given. */
    private static final int REQUESTS_ELSEWHERE = Integer.getInteger("fraiseql.test.interleavedRequests", 5_000);

    private static final long SEED = Long.getLong("fraiseql.test.seed", 20_261_121L);
    private static final int CONNECTIONS = 8;
    private static final int CLIENTS = 32;

    private int requests;
    private final AtomicInteger next = new AtomicInteger();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger strayKills = new AtomicInteger();
    private final AtomicInteger innocents = new AtomicInteger();
    private final BlockingQueue<Connection> superusers = new ArrayBlockingQueue<>(2);

    private PlacedRows shared;
    private PostgresTenantSessions hasty;
    private CompiledBatch everything;
    private CompiledBatch twice;
    private CompiledBatch failing;
    private CompiledBatch sleeping;
    private CompiledBatch hastySleeping;

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

    private void interleave(Strategy strategy, PoolSettings settings, int tenants, int count) throws Exception {
        requests = count;
        try (var rows = new PlacedRows(strategy, settings, tenants);
                var first = rows.database.connect("postgres");
                var second = rows.database.connect("postgres")) {
            superusers.add(first);
            superusers.add(second);
            shared = rows;
            prepare();
            var clients = new ArrayList<Thread>();
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(Thread.ofVirtual().name("client-" + client).start(this::work));
            }
            for (Thread client : clients) {
                client.join();
            }
            assertThat(violations).as("seed %d", SEED).isEmpty();
            assertThat(innocents.get()).isLessThanOrEqualTo(strayKills.get());
            assertThat(outcomes.keySet())
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
            thePoolIsAsItWas();
            LoggerFactory.getLogger(getClass())
                    .info("{} {}, stray kills felt: {}", outcomes, shared.pool.state(), innocents);
        }
    }

    private void prepare() {
        hasty = shared.sessions(Duration.ofMillis(20));
        everything = shared.sessions.compile(List.of("SELECT canary FROM tb_note"));
        twice = shared.sessions.compile(List.of(
                "SELECT canary FROM tb_note WHERE tenant_id = CAST(? AS uuid)",
                "SELECT canary FROM tb_note WHERE id <= CAST(? AS int)"));
        failing = shared.sessions.compile(List.of("SELECT canary FROM tb_note", "SELECT 1 / (CAST(? AS int) - 1)"));
        String sleep = "SELECT canary, pg_sleep(CAST(? AS float8)) FROM tb_note";
        sleeping = shared.sessions.compile(List.of(sleep));
        hastySleeping = hasty.compile(List.of(sleep));
    }

    private void work() {
        for (int request = next.getAndIncrement(); request < requests; request = next.getAndIncrement()) {
            var random = new SplittableRandom(SEED * 1_000_003 + request);
            int tenant = 1 + random.nextInt(shared.tenants());
            try {
                String outcome = request(tenant, random);
                outcomes.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
            } catch (DatabaseUnavailable e) {
                innocents.incrementAndGet();
            } catch (Throwable e) {
                violations.add("request " + request + " of tenant " + tenant + ": " + e);
            }
        }
    }

    private String request(int tenant, SplittableRandom random) throws Exception {
        var context = shared.tenant(tenant);
        int kind = random.nextInt(1_000);
        if (kind < 900) {
            return healthy(tenant, context, random);
        }
        if (kind < 960) {
            return error(tenant, context, random.nextBoolean());
        } else if (kind < 985) {
            return expect(
                    StatementTimeout.class, "timeout", () -> readSleeping(hasty, hastySleeping, tenant, context, "5"));
        } else if (kind < 988) {
            return cutOff(tenant, context, random);
        } else if (kind < 993) {
            return expect(StatementTimeout.class, "cancelled", () -> stopped(context, "pg_cancel_backend"));
        } else if (kind < 998) {
            return expect(DatabaseUnavailable.class, "killed", () -> stopped(context, "pg_terminate_backend"));
        }
        return strayKill(tenant, context);
    }

    private String healthy(int tenant, SessionContext context, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> {
                shared.sessions.write(context, transaction -> {
                    var db = transaction.db();
                    db.execute("INSERT INTO tb_written SELECT * FROM tb_note");
                    requireOwn(tenant, db.query(String.class, "SELECT canary FROM tb_written"));
                    return db.execute("DELETE FROM tb_written");
                });
                yield "write";
            }
            case 1 -> {
                shared.sessions.readOnly(context, transaction -> {
                    requireOwn(tenant, transaction.db().query(String.class, "SELECT canary FROM tb_note"));
                    return null;
                });
                yield "read only";
            }
            case 2 -> {
                shared.sessions.read(
                        context,
                        twice,
                        List.of(
                                List.of(new Parameter.TenantParameter()),
                                List.of(new Parameter.Value(Integer.toString(SharedRows.ROWS)))),
                        (number, rows) -> requireOwn(tenant, SharedRows.firstColumn(rows)));
                yield "reads";
            }
            default -> {
                shared.sessions.read(
                        context,
                        everything,
                        List.of(List.of()),
                        (number, rows) -> requireOwn(tenant, SharedRows.firstColumn(rows)));
                yield "read";
            }
        };
    }

    private String error(int tenant, SessionContext context, boolean writing) throws Exception {
        return expect(SqlFailure.class, "error", () -> {
            if (writing) {
                shared.sessions.write(context, transaction -> {
                    transaction.db().execute("INSERT INTO tb_written SELECT * FROM tb_note");
                    return transaction.db().execute("SELECT 1/0");
                });
            } else {
                shared.sessions.read(
                        context,
                        failing,
                        List.of(List.of(), List.of(new Parameter.Value("1"))),
                        (number, rows) -> requireOwn(tenant, SharedRows.firstColumn(rows)));
            }
        });
    }

    private void readSleeping(
            PostgresTenantSessions sessions, CompiledBatch batch, int tenant, SessionContext context, String seconds) {
        sessions.read(
                context,
                batch,
                List.of(List.of(new Parameter.Value(seconds))),
                (number, rows) -> requireOwn(tenant, SharedRows.firstColumn(rows)));
    }

    /** The client of a request goes away while it runs. */
    private String cutOff(int tenant, SessionContext context, SplittableRandom random) throws Exception {
        var thrown = new Throwable[1];
        var client = Thread.ofVirtual().start(() -> {
            try {
                readSleeping(shared.sessions, sleeping, tenant, context, "0.01");
            } catch (DatabaseUnavailable e) {
                // as it must be
            } catch (Throwable e) {
                thrown[0] = e;
            }
        });
        client.join(Duration.ofMillis(random.nextInt(60)));
        client.interrupt();
        client.join();
        assertThat(thrown[0]).isNull();
        return "cut off";
    }

    /** A superuser stops a statement that is certainly running. */
    private void stopped(SessionContext context, String how) {
        shared.sessions.<Long, RuntimeException>write(context, transaction -> {
            String backend = transaction.db().queryOne(String.class, "SELECT pg_backend_pid()");
            var ended = new AtomicBoolean();
            var superuser = Thread.ofVirtual().start(() -> {
                while (!ended.get() && !stop(backend, how)) {
                    Thread.onSpinWait();
                }
            });
            try {
                return transaction.db().execute("SELECT pg_sleep(15)");
            } finally {
                ended.set(true);
                join(superuser);
            }
        });
    }

    private boolean stop(String backend, String how) {
        return asSuperuser(
                "SELECT " + how + "(pid) FROM pg_stat_activity WHERE pid = " + backend + " AND wait_event = 'PgSleep'");
    }

    /** A superuser kills a backend that was this request's a moment ago and may be anybody's by now. */
    private String strayKill(int tenant, SessionContext context) {
        String backend = shared.sessions.readOnly(context, transaction -> {
            requireOwn(tenant, transaction.db().query(String.class, "SELECT canary FROM tb_note"));
            return transaction.db().queryOne(String.class, "SELECT pg_backend_pid()");
        });
        strayKills.incrementAndGet();
        asSuperuser("SELECT pg_terminate_backend(" + backend + ")");
        return "stray kill";
    }

    /** Whether the query returned a row. */
    private boolean asSuperuser(String sql) {
        Connection connection = null;
        try {
            connection = superusers.take();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                return rows.next();
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            if (connection != null) {
                superusers.add(connection);
            }
        }
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private static String expect(Class<? extends Exception> failure, String outcome, Work work) throws Exception {
        try {
            work.run();
        } catch (Exception e) {
            if (failure.isInstance(e)) {
                return outcome;
            }
            throw e;
        }
        throw new AssertionError(outcome + " expected, nothing happened");
    }

    private static void requireOwn(int tenant, List<String> canaries) {
        if (canaries.size() != SharedRows.ROWS || !canaries.stream().allMatch(("canary-" + tenant)::equals)) {
            throw new AssertionError("rows of another tenant, or too few: " + canaries);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every turn can be taken at once, nothing is left over, and the server has no connection that the pool does not know. */
    private void thePoolIsAsItWas() throws Exception {
        var together = new CyclicBarrier(CONNECTIONS);
        var threads = new ArrayList<Thread>();
        for (int client = 1; client <= CONNECTIONS; client++) {
            int tenant = client;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    shared.sessions.<Void, Exception>readOnly(shared.tenant(tenant), transaction -> {
                        together.await(10, TimeUnit.SECONDS);
                        requireOwn(tenant, transaction.db().query(String.class, "SELECT canary FROM tb_note"));
                        return null;
                    });
                } catch (Throwable e) {
                    violations.add("at the end: " + e);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(violations).isEmpty();
        var state = shared.pool.state();
        assertThat(state.active()).isZero();
        assertThat(state.waiting()).isZero();
        assertThat(state.timeouts()).isZero();
        assertThat(state.idle()).isBetween(CONNECTIONS, state.limit());
        // A backend that was cut off in the middle of a statement ends when it notices.
        Instant deadline = Instant.now().plusSeconds(10);
        boolean equal = false;
        while (!equal && Instant.now().isBefore(deadline)) {
            equal = asSuperuser(
                    "SELECT 1 FROM pg_stat_activity WHERE usename = 'blog_app' AND application_name = 'fraiseql'"
                            + " HAVING count(*) = " + shared.pool.state().idle());
        }
        assertThat(equal).isTrue();
        for (int tenant = 1; tenant <= shared.tenants(); tenant++) {
            assertThat(SharedRows.read(shared.sessions, shared.tenant(tenant), "SELECT canary FROM tb_written"))
                    .isEmpty();
        }
    }
}
