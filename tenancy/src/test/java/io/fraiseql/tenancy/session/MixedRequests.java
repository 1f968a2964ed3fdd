package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests of a tenant, nine tenths of them sound, the others going wrong in every way there is. Each looks at the rows
 * that it is given.
 */
final class MixedRequests {
    private static final String NOTES = "SELECT canary FROM tb_note";

    private final PlacedRows rows;
    private final Superusers superusers;
    private final AtomicInteger strayKills = new AtomicInteger();
    private final PostgresTenantSessions hasty;
    private final CompiledBatch everything;
    private final CompiledBatch twice;
    private final CompiledBatch failing;
    private final CompiledBatch sleeping;
    private final CompiledBatch hastySleeping;

    MixedRequests(PlacedRows rows, Superusers superusers) {
        this.rows = rows;
        this.superusers = superusers;
        this.hasty = rows.sessions(Duration.ofMillis(20));
        this.everything = rows.sessions.compile(List.of(NOTES));
        this.twice = rows.sessions.compile(List.of(
                "SELECT canary FROM tb_note WHERE tenant_id = CAST(? AS uuid)",
                "SELECT canary FROM tb_note WHERE id <= CAST(? AS int)"));
        this.failing = rows.sessions.compile(List.of(NOTES, "SELECT 1 / (CAST(? AS int) - 1)"));
        String sleep = "SELECT canary, pg_sleep(CAST(? AS float8)) FROM tb_note";
        this.sleeping = rows.sessions.compile(List.of(sleep));
        this.hastySleeping = hasty.compile(List.of(sleep));
    }

    /** How often a backend was killed that may have been another request's. */
    int strayKills() {
        return strayKills.get();
    }

    /**
     * Makes one request.
     *
     * @return what became of it, as it should
     */
    String make(int tenant, SplittableRandom random) throws Exception {
        var context = rows.tenant(tenant);
        int kind = random.nextInt(1_000);
        if (kind < 900) {
            return sound(tenant, context, random);
        } else if (kind < 960) {
            return error(tenant, context, random.nextBoolean());
        } else if (kind < 985) {
            return expect(StatementTimeout.class, "timeout", () -> sleep(hasty, hastySleeping, tenant, context, "5"));
        } else if (kind < 988) {
            return cutOff(tenant, context, random);
        } else if (kind < 993) {
            return expect(StatementTimeout.class, "cancelled", () -> stopped(context, "pg_cancel_backend"));
        } else if (kind < 998) {
            return expect(DatabaseUnavailable.class, "killed", () -> stopped(context, "pg_terminate_backend"));
        }
        return strayKill(tenant, context);
    }

    private String sound(int tenant, SessionContext context, SplittableRandom random) {
        return switch (random.nextInt(5)) {
            case 0 -> {
                rows.sessions.write(context, transaction -> {
                    var db = transaction.db();
                    db.execute("INSERT INTO tb_written SELECT * FROM tb_note");
                    requireOwn(tenant, db.query(String.class, "SELECT canary FROM tb_written"));
                    return db.execute("DELETE FROM tb_written");
                });
                yield "write";
            }
            case 1 -> {
                readOnly(tenant);
                yield "read only";
            }
            case 2 -> {
                read(
                        rows.sessions,
                        twice,
                        tenant,
                        context,
                        List.of(
                                List.of(new Parameter.TenantParameter()),
                                List.of(new Parameter.Value(Integer.toString(SharedRows.ROWS)))));
                yield "reads";
            }
            default -> {
                read(rows.sessions, everything, tenant, context, List.of(List.of()));
                yield "read";
            }
        };
    }

    /** Reads in a transaction of several steps. */
    void readOnly(int tenant) {
        rows.sessions.<Void, RuntimeException>readOnly(rows.tenant(tenant), transaction -> {
            requireOwn(tenant, transaction.db().query(String.class, NOTES));
            return null;
        });
    }

    private String error(int tenant, SessionContext context, boolean writing) throws Exception {
        return expect(SqlFailure.class, "error", () -> {
            if (writing) {
                rows.sessions.write(context, transaction -> {
                    transaction.db().execute("INSERT INTO tb_written SELECT * FROM tb_note");
                    return transaction.db().execute("SELECT 1/0");
                });
            } else {
                read(rows.sessions, failing, tenant, context, List.of(List.of(), List.of(new Parameter.Value("1"))));
            }
        });
    }

    private static void sleep(
            PostgresTenantSessions sessions, CompiledBatch batch, int tenant, SessionContext context, String seconds) {
        read(sessions, batch, tenant, context, List.of(List.of(new Parameter.Value(seconds))));
    }

    private static void read(
            PostgresTenantSessions sessions,
            CompiledBatch batch,
            int tenant,
            SessionContext context,
            List<List<Parameter>> parameters) {
        sessions.read(
                context, batch, parameters, (number, answer) -> requireOwn(tenant, SharedRows.firstColumn(answer)));
    }

    /** The client of a request goes away while it runs. */
    private String cutOff(int tenant, SessionContext context, SplittableRandom random) throws Exception {
        var thrown = new Throwable[1];
        var client = Thread.ofVirtual().start(() -> {
            try {
                sleep(rows.sessions, sleeping, tenant, context, "0.01");
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
        rows.sessions.<Long, RuntimeException>write(context, transaction -> {
            String backend = transaction.db().queryOne(String.class, "SELECT pg_backend_pid()");
            var ended = new AtomicBoolean();
            var superuser = Thread.ofVirtual().start(() -> {
                while (!ended.get() && !superusers.stopSleeping(backend, how)) {
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

    /** A superuser kills a backend that was this request's a moment ago and may be anybody's by now. */
    private String strayKill(int tenant, SessionContext context) {
        String backend = rows.sessions.readOnly(context, transaction -> {
            requireOwn(tenant, transaction.db().query(String.class, NOTES));
            return transaction.db().queryOne(String.class, "SELECT pg_backend_pid()");
        });
        strayKills.incrementAndGet();
        superusers.kill(backend);
        return "stray kill";
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

    static void requireOwn(int tenant, List<String> canaries) {
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
}
