package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that runs a task at intervals, until it is closed. A platform thread: it must run when all carriers
 * are busy.
 */
final class MaintenanceThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceThread.class);

    private final Duration interval;
    private final Runnable task;
    private final Thread thread;
    private volatile boolean closed;

    MaintenanceThread(Duration interval, Runnable task) {
        this.interval = interval;
        this.task = task;
        this.thread = Thread.ofPlatform().daemon().name("fraiseql-pool").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(this, interval.toNanos());
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.warn("the pool is watched on after: {}", e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
