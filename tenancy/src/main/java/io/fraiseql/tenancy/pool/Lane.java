package io.fraiseql.tenancy.pool;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one key, and who wants one. Belongs to a {@link Gate} and is touched under its lock only.
 *
 * <p>Tenants that wait stand in one of two queues: those that hold no connection here, and the others. Whoever is
 * served goes to the end.
 */
final class Lane {
    final PoolKey key;
    /** The most connections there may be. */
    final int limit;

    final Server server;
    /** The one used last is at the end. */
    final ArrayDeque<PooledConnection> idle = new ArrayDeque<>();
    /** All that are there, idle or lent. */
    final Affinity affinity = new Affinity();
    /** Connections that are there, or on their way. */
    int open;
    /** Of those, the ones on their way. */
    int opening;
    /** Nobody is expected to ask any more: what comes back is closed. */
    boolean retired;

    private final Map<String, Turn> turns = new HashMap<>();
    private final Set<Turn> withNothing = new LinkedHashSet<>();
    private final Set<Turn> withSome = new LinkedHashSet<>();

    Lane(PoolKey key, int limit, Server server) {
        this.key = key;
        this.limit = limit;
        this.server = server;
    }

    /** A host and port, shared by the lanes of all databases there. */
    static final class Server {
        /** Connections that are being opened. */
        int opening;
    }

    /** A tenant's claim on a lane: what it holds, and what it waits for. */
    static final class Turn {
        final Lane lane;
        final String tenant;
        final boolean settles;
        final ArrayDeque<Waiter> waiters = new ArrayDeque<>(2);
        int held;
        /** As {@link Affinity} found it when it had changed so often. */
        @Nullable PooledConnection home;

        int homeAsOf;

        Turn(Lane lane, Borrower borrower) {
            this.lane = lane;
            this.tenant = borrower.tenant();
            this.settles = borrower.settles();
        }

        long since() {
            return waiters.getFirst().since;
        }
    }

    Turn turn(Borrower borrower) {
        Turn turn = turns.get(borrower.tenant());
        if (turn == null) {
            turn = new Turn(this, borrower);
            turns.put(borrower.tenant(), turn);
        }
        return turn;
    }

    void wait(Turn turn, Waiter waiter) {
        turn.waiters.addLast(waiter);
        (turn.held == 0 ? withNothing : withSome).add(turn);
    }

    /** After a waiter was served or has left: the tenant's next one goes to the end. */
    void requeue(Turn turn) {
        withNothing.remove(turn);
        withSome.remove(turn);
        if (!turn.waiters.isEmpty()) {
            (turn.held == 0 ? withNothing : withSome).add(turn);
        }
    }

    /** A tenant gives up a connection. */
    void gaveBack(Turn turn) {
        turn.held--;
        if (turn.held == 0) {
            if (withSome.remove(turn)) {
                withNothing.add(turn);
            }
            forgetIfDone(turn);
        }
    }

    void forgetIfDone(Turn turn) {
        if (turn.held == 0 && turn.waiters.isEmpty()) {
            turns.remove(turn.tenant, turn);
        }
    }

    /** Of the tenants with nothing, the one that has waited longest and would be served. */
    @Nullable Turn firstWithNothing(Inventory inventory) {
        return first(withNothing, inventory);
    }

    @Nullable Turn firstWithSome(Inventory inventory) {
        return first(withSome, inventory);
    }

    private @Nullable Turn first(Set<Turn> queue, Inventory inventory) {
        if (!queue.isEmpty() && inventory.hasFor(this)) {
            for (Turn turn : queue) {
                if (inventory.hasFor(turn)) {
                    return turn;
                }
            }
        }
        return null;
    }

    boolean isCrowded() {
        return !withNothing.isEmpty() || !withSome.isEmpty();
    }

    /** Whether there is a connection, lent or not. */
    boolean isConnected() {
        return open > opening;
    }

    boolean isDone() {
        return open == 0 && turns.isEmpty();
    }

    int waiting() {
        int waiting = 0;
        for (Turn turn : turns.values()) {
            waiting += turn.waiters.size();
        }
        return waiting;
    }
}
