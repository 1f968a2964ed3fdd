package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One timer for all who wait: a thread that ticks while somebody does, and otherwise sleeps until it is woken. A
 * timer for each wait would cost a tenth of the CPU of a short read. A platform thread: it must run when all carriers
 * are busy.
 */
final class WaitTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WaitTimer.class);
    /** Ticks without anything to do before it sleeps, so that a busy pool does not wake it each time. */
    private static final int IDLE_TICKS = 100;

    private final Duration interval;
    private final BooleanSupplier tick;
    private final Thread thread;
    private volatile boolean awake;
    private volatile boolean closed;

    /** @param tick true when there is more to do */
    WaitTimer(String name, Duration interval, BooleanSupplier tick) {
        this.interval = interval;
        this.tick = tick;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** There is something to do, which was there before this call. */
    void wake() {
        if (!awake) {
            awake = true;
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!closed) {
            LockSupport.park(this);
            awake = true;
            while (awake && !closed) {
                int idle = 0;
                while (idle < IDLE_TICKS && !closed) {
                    LockSupport.parkNanos(this, interval.toNanos());
                    idle = hasMore() ? 0 : idle + 1;
                }
                // Whoever comes from here on wakes it; who came before is seen by this tick.
                awake = false;
                if (hasMore()) {
                    awake = true;
                }
            }
        }
    }

    private boolean hasMore() {
        try {
            return tick.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("{} goes on after: {}", thread.getName(), e.getMessage(), e);
            return true;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
