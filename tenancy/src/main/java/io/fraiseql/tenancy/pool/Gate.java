package io.fraiseql.tenancy.pool;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many through at a time, in the order in which they came; who leaves hands its place to the first in the queue. Thread-safe.
 *
 * <p>A fair {@link java.util.concurrent.Semaphore} does the same, but each timed wait in it costs a virtual thread a timer that is set and taken
 * back: measured, as much as a fifth of the CPU of a whole read. Here nobody who waits looks at the clock; {@link #expire} does it for all,
 * and as the queue is in order of arrival it looks at the first.
 */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Waiter> queue = new ArrayDeque<>();
    private int places;

    Gate(int places) {
        this.places = places;
    }

    private enum Verdict {
        WAIT,
        COME,
        GO
    }

    private static final class Waiter {
        final Thread thread = Thread.currentThread();
        final long since = System.nanoTime();
        volatile Verdict verdict = Verdict.WAIT;
    }

    /** Takes a place, after those who came earlier; false when that took too long. */
    boolean enter() throws InterruptedException {
        Waiter waiter;
        lock.lock();
        try {
            if (places > 0) {
                places--;
                return true;
            }
            waiter = new Waiter();
            queue.addLast(waiter);
        } finally {
            lock.unlock();
        }
        while (waiter.verdict == Verdict.WAIT) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                giveUp(waiter);
                throw new InterruptedException();
            }
        }
        return waiter.verdict == Verdict.COME;
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            queue.remove(waiter);
        } finally {
            lock.unlock();
        }
        // Out of the queue nobody can call it any more, so this is its last word.
        if (waiter.verdict == Verdict.COME) {
            leave();
        }
    }

    /** Gives the place to the first in the queue. */
    void leave() {
        Waiter first;
        lock.lock();
        try {
            first = queue.pollFirst();
            if (first == null) {
                places++;
                return;
            }
            first.verdict = Verdict.COME;
        } finally {
            lock.unlock();
        }
        LockSupport.unpark(first.thread);
    }

    /** Sends away those who have waited for longer than this. */
    void expire(Duration longest) {
        List<Waiter> sent = new ArrayList<>();
        lock.lock();
        try {
            long now = System.nanoTime();
            for (Waiter first = queue.peekFirst();
                    first != null && now - first.since >= longest.toNanos();
                    first = queue.peekFirst()) {
                queue.removeFirst();
                first.verdict = Verdict.GO;
                sent.add(first);
            }
        } finally {
            lock.unlock();
        }
        sent.forEach(waiter -> LockSupport.unpark(waiter.thread));
    }

    /** How many are in the queue. */
    int waiting() {
        lock.lock();
        try {
            return queue.size();
        } finally {
            lock.unlock();
        }
    }
}
