package io.fraiseql.cli.development;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has to be closed before the process ends, in the reverse order of its opening. It is closed when the command is
 * done, when it fails, and on a signal, also one that comes while something is still being opened. Thread-safe.
 */
public final class Lifetime {
    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<AutoCloseable> kept = new ArrayDeque<>();
    private boolean ended;

    private Lifetime() {}

    /** The lifetime of this process. */
    public static Lifetime ofProcess() {
        var lifetime = new Lifetime();
        Runtime.getRuntime().addShutdownHook(new Thread(lifetime::end, "shutdown"));
        return lifetime;
    }

    /** A lifetime that somebody ends by hand. */
    static Lifetime untilEnded() {
        return new Lifetime();
    }

    /**
     * Opens a resource, and sees to its closing. The end waits for an opening that has begun, so that nothing half open
     * is left.
     *
     * @throws IllegalStateException when the end has come already
     */
    public <T extends AutoCloseable> T open(Callable<T> opening) throws Exception {
        lock.lock();
        try {
            if (ended) {
                throw new IllegalStateException("the process is ending");
            }
            T resource = opening.call();
            kept.push(resource);
            return resource;
        } finally {
            lock.unlock();
        }
    }

    /** Runs work that fails of itself when the end comes in the middle of it; such a failure is nobody's news. */
    public <T> T during(Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            if (ended()) {
                awaitEnd();
            }
            throw e;
        }
    }

    /** Waits for a signal; never returns. */
    public void awaitEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Closes everything. */
    void end() {
        Deque<AutoCloseable> open;
        lock.lock();
        try {
            ended = true;
            open = new ArrayDeque<>(kept);
            kept.clear();
        } finally {
            lock.unlock();
        }
        open.forEach(Lifetime::close);
    }

    private boolean ended() {
        lock.lock();
        try {
            return ended;
        } finally {
            lock.unlock();
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LOG.warn("{} did not close cleanly", resource.getClass().getSimpleName(), e);
        }
    }
}
