package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that goes its rounds while there is something to do, and otherwise sleeps until it is woken: in the place of
 * a timer for each wait, which costs a tenth of the CPU of a short read. A platform thread: it must run when all
 * carriers are busy.
 */
final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);
    /** Rounds without anything to do before it sleeps, so that a busy pool does not wake it each time. */
    private static final int IDLE_ROUNDS = 100;

    private final Duration interval;
    private final BooleanSupplier round;
    private final Thread thread;
    private volatile boolean awake;
    private volatile boolean closed;

    /** @param round true when there is more to do */
    Ticker(String name, Duration interval, BooleanSupplier round) {
        this.interval = interval;
        this.round = round;
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
                while (idle < IDLE_ROUNDS && !closed) {
                    LockSupport.parkNanos(this, interval.toNanos());
                    idle = hasMore() ? 0 : idle + 1;
                }
                // Whoever comes from here on wakes it; who came before is seen by this round.
                awake = false;
                if (hasMore()) {
                    awake = true;
                }
            }
        }
    }

    private boolean hasMore() {
        try {
            return round.getAsBoolean();
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
