package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.Lane.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says who may have a connection, and which: one lock over the counts, the idle connections and the queues. Talks to no
 * server; the pool does that with what it is given here. Thread-safe.
 *
 * <p>A connection of a lane is to be had when one is idle there; or when one may be opened: the lane is below its
 * limit, few enough are being opened to the same server, and the budget of the process has room or an idle connection
 * of another lane that can go. When the lock is free nobody waits who could be served, so who comes and finds a
 * connection overtakes nobody.
 *
 * <p>When a connection comes free, it is the turn of (1) the tenant, of any lane, that holds nothing and has waited
 * longest; (2) the tenants of the same lane, one after the other; (3) those of other lanes. Between tenants that all
 * hold something connections stay where they are, for to open one costs as much as a hundred short statements.
 *
 * <p>A tenant that {@linkplain Affinity is at home} with a connection gets that one, and waits for it a little while
 * though others are idle.
 *
 * <p>Nobody who waits looks at the clock, since a timer for each wait costs as much as a fifth of the CPU of a whole
 * read; {@link #expire} and {@link #endPatience} do it for all.
 */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Inventory inventory;
    private final Queue queue = new Queue();
    /**
     * How long a tenant waits for its home, and how long that may be lent already: longer than a short transaction
     * takes under load.
     */
    private final long patience;

    private final Runnable patienceBegins;

    private boolean closed;

    /**
     * A gate in front of no connections yet.
     *
     * @param budget the most connections over all keys
     * @param limits the most connections of a key
     */
    Gate(int budget, ToIntFunction<PoolKey> limits) {
        this(budget, limits, Duration.ZERO, () -> {});
    }

    /**
     * A gate in front of no connections yet, for tenants who wait for the connection that they are at home with.
     *
     * @param patience for how long at least
     * @param patienceBegins called when somebody does, for the callee to {@linkplain #endPatience see} that it ends;
     *     any thread, often
     */
    Gate(int budget, ToIntFunction<PoolKey> limits, Duration patience, Runnable patienceBegins) {
        this.inventory = new Inventory(budget, limits);
        this.patience = patience.toNanos();
        this.patienceBegins = patienceBegins;
    }

    /** Takes a place when it is this tenant's turn; null when that took too long, or the gate is closed. */
    @Nullable Place enter(PoolKey key, Borrower borrower) throws InterruptedException {
        Waiter waiter;
        boolean patient;
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            Turn turn = inventory.lane(key).turn(borrower);
            patient = inventory.isPatient(turn, patience);
            Place place = inventory.take(turn, patient);
            if (place != null) {
                return place;
            }
            waiter = queue.add(turn, patient);
        } finally {
            lock.unlock();
        }
        if (patient) {
            patienceBegins.run();
        }
        while (waiter.verdict == Waiter.Verdict.WAIT) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                giveUp(waiter);
                throw new InterruptedException();
            }
        }
        return waiter.place;
    }

    /** Ends the patience of those who have waited for long enough; true when others are patient still. */
    boolean endPatience() {
        Waiter woken = null;
        boolean more;
        lock.lock();
        try {
            for (Lane lane : queue.endPatience(patience)) {
                woken = chain(dispatch(lane), woken);
            }
            more = queue.hasPatient();
        } finally {
            lock.unlock();
        }
        wake(woken);
        return more;
    }

    private static @Nullable Waiter chain(@Nullable Waiter first, @Nullable Waiter rest) {
        if (first == null) {
            return rest;
        }
        Waiter last = first;
        while (last.next != null) {
            last = last.next;
        }
        last.next = rest;
        return first;
    }

    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            if (queue.sendAway(waiter)) {
                inventory.forgetIfDone(waiter.turn.lane);
            }
        } finally {
            lock.unlock();
        }
        // Out of the queue nobody can call it any more, so this is its last word.
        Place place = waiter.place;
        if (place == null) {
            return;
        }
        PooledConnection connection = place.connection;
        PooledConnection homeless = connection == null ? failed(place) : null;
        if (homeless != null) {
            homeless.closeQuietly();
        }
        if (connection != null && !park(connection)) {
            connection.closeQuietly();
            gone(connection);
        }
    }

    /** The connection of a place is open. */
    void opened(Place place, PooledConnection connection) {
        change(() -> {
            inventory.opened(place, connection);
            return place.turn.lane;
        });
    }

    /** The server has let in the connection of a place, which is not ready yet. */
    void answered(Place place) {
        change(() -> {
            inventory.answered(place);
            return place.turn.lane;
        });
    }

    /** The connection of a place was good for nothing and is closed; another will be opened. */
    void reopening(Place place, PooledConnection useless) {
        lock.lock();
        try {
            inventory.reopening(place, useless);
        } finally {
            lock.unlock();
        }
    }

    /**
     * No connection could be opened. Returns the place's victim when it has nowhere to return to: the caller closes it.
     */
    @Nullable PooledConnection failed(Place place) {
        PooledConnection homeless;
        Waiter woken;
        lock.lock();
        try {
            homeless = inventory.failed(place);
            woken = dispatch(place.turn.lane);
        } finally {
            lock.unlock();
        }
        wake(woken);
        return homeless;
    }

    /**
     * Takes back a connection that is fit for the next; false when the caller has to close it, and to tell {@link
     * #gone} then.
     */
    boolean park(PooledConnection connection) {
        Waiter woken;
        lock.lock();
        try {
            if (closed || !inventory.park(connection)) {
                return false;
            }
            woken = dispatch(connection.seat.lane());
        } finally {
            lock.unlock();
        }
        wake(woken);
        return true;
    }

    /** A lent connection is closed. */
    void gone(PooledConnection connection) {
        change(() -> {
            inventory.gone(connection);
            return connection.seat.lane();
        });
    }

    /** Takes out idle connections, for the caller to close; of each {@link #withdrawn} is told then. */
    List<PooledConnection> withdraw(BiPredicate<Lane, PooledConnection> which) {
        lock.lock();
        try {
            return inventory.withdraw(which);
        } finally {
            lock.unlock();
        }
    }

    /** A connection that was taken out is closed. */
    void withdrawn(PooledConnection connection) {
        change(() -> {
            inventory.remove(connection.seat.lane());
            return connection.seat.lane();
        });
    }

    /** From now on connections of these keys are closed when they come back, until somebody asks for one again. */
    void retire(Predicate<PoolKey> which) {
        lock.lock();
        try {
            inventory.lanes().stream().filter(lane -> which.test(lane.key)).forEach(lane -> lane.retired = true);
        } finally {
            lock.unlock();
        }
    }

    /** Lets nobody in any more, and sends away who waits. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        expire(Duration.ZERO);
    }

    /** Sends away those who have waited for longer than this. */
    void expire(Duration longest) {
        sendAway(() -> queue.expire(longest.toNanos()));
    }

    /** Sends away those who wait for keys that have no connection and will not get one. */
    void sendAway(Predicate<PoolKey> hopeless) {
        sendAway(() -> queue.sendAway(lane -> !lane.isConnected() && hopeless.test(lane.key)));
    }

    private void sendAway(Supplier<List<Waiter>> who) {
        List<Waiter> sent;
        lock.lock();
        try {
            sent = who.get();
            sent.forEach(waiter -> inventory.forgetIfDone(waiter.turn.lane));
        } finally {
            lock.unlock();
        }
        sent.forEach(waiter -> LockSupport.unpark(waiter.thread));
    }

    private interface Change {
        /** Makes the change; returns the lane in which something has come free. */
        Lane make();
    }

    private void change(Change change) {
        Waiter woken;
        lock.lock();
        try {
            woken = dispatch(change.make());
        } finally {
            lock.unlock();
        }
        wake(woken);
    }

    /** Serves everybody for whom there is something; returns them as a chain. */
    private @Nullable Waiter dispatch(Lane freed) {
        Waiter chain = null;
        while (!closed && !queue.isEmpty()) {
            Turn turn = queue.next(freed, inventory);
            Place place = turn == null ? null : inventory.take(turn, turn.waiters.getFirst().patient);
            if (turn == null || place == null) {
                break;
            }
            Waiter waiter = queue.serve(turn, place);
            waiter.next = chain;
            chain = waiter;
        }
        return chain;
    }

    private static void wake(@Nullable Waiter chain) {
        for (Waiter waiter = chain; waiter != null; waiter = waiter.next) {
            LockSupport.unpark(waiter.thread);
        }
    }

    /** Whether there is a connection of this key, lent or not: then waiting for one makes sense. */
    boolean isConnected(PoolKey key) {
        lock.lock();
        try {
            return inventory.isConnected(key);
        } finally {
            lock.unlock();
        }
    }

    /** How things stand in some lanes together. */
    record Count(int open, int idle, int waiting, int limit) {}

    /** Counts the lanes of some keys. */
    Count count(Predicate<PoolKey> which) {
        lock.lock();
        try {
            int open = 0;
            int idle = 0;
            int waiting = 0;
            int limit = 0;
            for (Lane lane : inventory.lanes()) {
                if (which.test(lane.key)) {
                    open += lane.open;
                    idle += lane.idle.size();
                    waiting += lane.waiting();
                    limit += lane.limit;
                }
            }
            return new Count(open, idle, waiting, limit);
        } finally {
            lock.unlock();
        }
    }

    /** The keys that have connections, or wait for one. */
    Set<PoolKey> keys() {
        lock.lock();
        try {
            return inventory.lanes().stream().map(lane -> lane.key).collect(Collectors.toUnmodifiableSet());
        } finally {
            lock.unlock();
        }
    }
}
