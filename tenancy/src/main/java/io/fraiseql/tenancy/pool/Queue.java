package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.Lane.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who waits, in all lanes. Belongs to a {@link Gate} and is touched under its lock only. */
final class Queue {
    /** The lanes in which somebody waits. */
    private final Set<Lane> crowded = new LinkedHashSet<>();
    /** Who waits, and who has waited until a moment ago, in the order in which they came. */
    private final ArrayDeque<Waiter> arrivals = new ArrayDeque<>();

    /** Those of them who wait for their homes, and who did until a moment ago. */
    private final ArrayDeque<Waiter> patient = new ArrayDeque<>();

    private int waiting;

    Waiter add(Turn turn, boolean patient) {
        var waiter = new Waiter(turn, patient);
        turn.lane.wait(turn, waiter);
        crowded.add(turn.lane);
        arrivals.addLast(waiter);
        if (patient) {
            this.patient.addLast(waiter);
        }
        waiting++;
        return waiter;
    }

    boolean isEmpty() {
        return waiting == 0;
    }

    /** Whose turn it is, of those for whom there is something; see {@link Gate}. */
    @Nullable Turn next(Lane freed, Inventory inventory) {
        Turn longest = null;
        for (Lane lane : crowded) {
            Turn turn = lane.firstWithNothing(inventory);
            if (turn != null && (longest == null || turn.since() - longest.since() < 0)) {
                longest = turn;
            }
        }
        if (longest != null) {
            return longest;
        }
        Turn neighbour = freed.firstWithSome(inventory);
        if (neighbour != null) {
            return neighbour;
        }
        for (Lane lane : crowded) {
            Turn turn = lane.firstWithSome(inventory);
            if (turn != null) {
                return turn;
            }
        }
        return null;
    }

    /** Takes out the first of a tenant's waiters, who is served with this. */
    Waiter serve(Turn turn, Place place) {
        Waiter waiter = turn.waiters.removeFirst();
        left(turn);
        waiter.place = place;
        waiter.verdict = Waiter.Verdict.COME;
        return waiter;
    }

    /** Takes out a waiter who got nothing; false when it is in the queue no more. */
    boolean sendAway(Waiter waiter) {
        if (!waiter.turn.waiters.remove(waiter)) {
            return false;
        }
        left(waiter.turn);
        waiter.turn.lane.forgetIfDone(waiter.turn);
        waiter.verdict = Waiter.Verdict.GO;
        return true;
    }

    /** Takes out all who wait in these lanes. */
    List<Waiter> sendAway(Predicate<Lane> which) {
        List<Waiter> sent = arrivals.stream()
                .filter(waiter -> waiter.verdict == Waiter.Verdict.WAIT && which.test(waiter.turn.lane))
                .toList();
        sent.forEach(this::sendAway);
        return sent;
    }

    /** Takes out all who have waited for so long. */
    List<Waiter> expire(long nanos) {
        var sent = new ArrayList<Waiter>();
        long now = System.nanoTime();
        for (Waiter first = arrivals.peekFirst(); first != null; first = arrivals.peekFirst()) {
            if (first.verdict == Waiter.Verdict.WAIT) {
                if (now - first.since < nanos) {
                    break;
                }
                sendAway(first);
                sent.add(first);
            }
            arrivals.removeFirst();
        }
        return sent;
    }

    /** Ends the patience of those who have waited for so long; returns their lanes. */
    Set<Lane> endPatience(long nanos) {
        var lanes = new LinkedHashSet<Lane>();
        long now = System.nanoTime();
        for (Waiter first = patient.peekFirst(); first != null; first = patient.peekFirst()) {
            if (first.verdict == Waiter.Verdict.WAIT) {
                if (now - first.since < nanos) {
                    break;
                }
                first.patient = false;
                lanes.add(first.turn.lane);
            }
            patient.removeFirst();
        }
        return lanes;
    }

    boolean hasPatient() {
        return !patient.isEmpty();
    }

    private void left(Turn turn) {
        waiting--;
        turn.lane.requeue(turn);
        if (!turn.lane.isCrowded()) {
            crowded.remove(turn.lane);
        }
    }
}
