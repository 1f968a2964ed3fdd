package io.fraiseql.server.startup;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An inspection under way, on a connection and a thread of its own: the database works on it while the API is read.
 * Closing it ends it, whether anybody waited for it or not.
 */
final class PendingInspection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PendingInspection.class);

    private final FutureTask<StartupInspection.Result> task;
    private final Thread thread;

    private PendingInspection(FutureTask<StartupInspection.Result> task) {
        this.task = task;
        this.thread = Thread.ofVirtual().name("isolation").start(task);
    }

    static PendingInspection begin(StartupInspection inspection, CatalogSample sample) {
        return new PendingInspection(new FutureTask<>(() -> {
            long start = System.nanoTime();
            try (var connection = sample.connect()) {
                var result = inspection.inspect(connection, sample.database());
                LOG.debug(
                        "the isolation of tenants was examined in {} ms, with {} findings",
                        Duration.ofNanos(System.nanoTime() - start).toMillis(),
                        result.findings().size());
                return result;
            }
        }));
    }

    /** Waits for its result. */
    StartupInspection.Result join() throws SQLException {
        long start = System.nanoTime();
        try {
            return task.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("the start was interrupted", e);
        } finally {
            LOG.debug(
                    "{} ms of it were waited for",
                    Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
    }

    @Override
    public void close() {
        task.cancel(true);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
