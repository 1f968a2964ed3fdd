package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.Lane.Server;
import io.fraiseql.tenancy.pool.Lane.Turn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connections there are, lane by lane, under one budget. Belongs to a {@link Gate} and is touched under its
 * lock only.
 */
final class Inventory {
    /**
     * Of the budget, what may be on its way to one server: if that server is silent, it costs the others no more
     * than this.
     */
    private static final int OPENING_SHARE = 8;

    private final int budget;
    private final int openingAtOnce;
    private final ToIntFunction<PoolKey> limits;
    private final Map<PoolKey, Lane> lanes = new HashMap<>();
    private final Map<String, Server> servers = new HashMap<>();
    /** Connections that are there, or on their way. */
    private int open;

    private int idle;

    Inventory(int budget, ToIntFunction<PoolKey> limits) {
        this.budget = budget;
        this.openingAtOnce = Math.max(2, budget / OPENING_SHARE);
        this.limits = limits;
    }

    Lane lane(PoolKey key) {
        Lane lane = lanes.get(key);
        if (lane == null) {
            String address = key.database().host() + ":" + key.database().port();
            Server server = servers.computeIfAbsent(address, _ -> new Server());
            lane = new Lane(key, Math.min(budget, limits.applyAsInt(key)), server);
            lanes.put(key, lane);
        }
        lane.retired = false;
        return lane;
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    /** Whether {@link #take} would give something to somebody. */
    boolean hasFor(Lane lane) {
        return !lane.idle.isEmpty() || mayOpen(lane);
    }

    /** Whether {@link #take} would give something to the one who has waited longest. */
    boolean hasFor(Turn turn) {
        return hasFor(turn.lane) && !(turn.waiters.getFirst().patient && waitsForHome(turn));
    }

    private static boolean waitsForHome(Turn turn) {
        PooledConnection home = turn.lane.affinity.home(turn);
        return home != null && home.seat.isLent() && !turn.lane.idle.isEmpty();
    }

    /** Whether it is worth its while to wait for its home: that is lent, and has been for less than this. */
    boolean isPatient(Turn turn, long nanos) {
        PooledConnection home = turn.lane.affinity.home(turn);
        return home != null && home.seat.isLentForLessThan(nanos);
    }

    private boolean mayOpen(Lane lane) {
        return lane.open < lane.limit && lane.server.opening < openingAtOnce && (open < budget || idle > 0);
    }

    /**
     * The connection that the tenant is at home with, or the one used last, or leave to open one; null when there is
     * none of these.
     *
     * @param patient whether to give nothing as long as the home is lent and others are idle
     */
    @Nullable Place take(Turn turn, boolean patient) {
        Lane lane = turn.lane;
        if (patient && waitsForHome(turn)) {
            return null;
        }
        PooledConnection home = lane.affinity.home(turn);
        PooledConnection connection = home != null && lane.idle.remove(home) ? home : lane.idle.pollLast();
        if (connection != null) {
            idle--;
            turn.held++;
            connection.seat.takenBy(turn);
            return new Place(turn, connection, null);
        }
        if (!mayOpen(lane)) {
            return null;
        }
        PooledConnection victim = open < budget ? null : removeLongestIdle();
        open++;
        lane.open++;
        turn.held++;
        var place = new Place(turn, null, victim);
        opening(place);
        return place;
    }

    private PooledConnection removeLongestIdle() {
        PooledConnection longest = null;
        for (Lane lane : lanes.values()) {
            PooledConnection candidate = lane.idle.peekFirst();
            if (candidate != null && (longest == null || candidate.seat.idleLongerThan(longest.seat))) {
                longest = candidate;
            }
        }
        if (longest == null) {
            throw new IllegalStateException("idle connections are miscounted");
        }
        Lane lane = longest.seat.lane();
        lane.idle.removeFirst();
        lane.affinity.remove(longest);
        idle--;
        remove(lane);
        return longest;
    }

    void opened(Place place, PooledConnection connection) {
        connection.seat.takenBy(place.turn);
        place.turn.lane.affinity.add(connection);
        arrived(place);
    }

    /** The connection of this place was good for nothing; another is on its way. */
    void reopening(Place place, PooledConnection useless) {
        place.turn.lane.affinity.remove(useless);
        opening(place);
    }

    private void opening(Place place) {
        place.answered = false;
        place.turn.lane.opening++;
        place.turn.lane.server.opening++;
    }

    /** The server has let the role in. What remains, such as a look at the database, keeps nobody from the server. */
    void answered(Place place) {
        if (!place.answered) {
            place.answered = true;
            place.turn.lane.server.opening--;
        }
    }

    private void arrived(Place place) {
        answered(place);
        place.turn.lane.opening--;
    }

    /** Returns the place's victim when it has lost its own place. */
    @Nullable PooledConnection failed(Place place) {
        Lane lane = place.turn.lane;
        arrived(place);
        lane.gaveBack(place.turn);
        remove(lane);
        PooledConnection victim = place.victim;
        if (victim == null) {
            return null;
        }
        Lane home = victim.seat.lane();
        if (lanes.get(home.key) != home || home.retired) {
            return victim;
        }
        home.idle.addFirst(victim);
        home.affinity.add(victim);
        home.open++;
        idle++;
        open++;
        return null;
    }

    /** Takes back a lent connection; false when nobody is to have it again. */
    boolean park(PooledConnection connection) {
        Lane lane = connection.seat.lane();
        if (lane.retired) {
            return false;
        }
        connection.seat.freed();
        lane.idle.addLast(connection);
        idle++;
        lane.gaveBack(connection.seat.turn());
        return true;
    }

    /** A lent connection is closed. */
    void gone(PooledConnection connection) {
        Lane lane = connection.seat.lane();
        lane.affinity.remove(connection);
        lane.gaveBack(connection.seat.turn());
        remove(lane);
    }

    /** Takes out idle connections; each still counts until it is {@link #remove removed}. */
    List<PooledConnection> withdraw(BiPredicate<Lane, PooledConnection> which) {
        var taken = new ArrayList<PooledConnection>();
        for (Lane lane : lanes.values()) {
            for (var connections = lane.idle.iterator(); connections.hasNext(); ) {
                PooledConnection connection = connections.next();
                if (which.test(lane, connection)) {
                    connections.remove();
                    lane.affinity.remove(connection);
                    idle--;
                    taken.add(connection);
                }
            }
        }
        return taken;
    }

    /** A connection of this lane is closed, or does not come. */
    void remove(Lane lane) {
        lane.open--;
        open--;
        forgetIfDone(lane);
    }

    void forgetIfDone(Lane lane) {
        if (lane.isDone()) {
            lanes.remove(lane.key, lane);
        }
    }

    boolean isConnected(PoolKey key) {
        Lane lane = lanes.get(key);
        return lane != null && lane.isConnected();
    }
}
