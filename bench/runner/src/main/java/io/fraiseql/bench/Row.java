package io.fraiseql.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What one contender came to with one workload, over all rounds.
 *
 * @param perSecond requests per second
 * @param ratio FraiseQL's requests per second to this one's, in the same round
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param serverCpu CPU seconds of the server per 1,000 requests
 * @param postgresCpu CPU seconds of PostgreSQL per 1,000 requests
 * @param clientCpu CPU seconds of the load generator per 1,000 requests
 * @param resident MiB of memory of the server
 */
record Row(
        String contender,
        Spread perSecond,
        Spread ratio,
        double p50,
        double p99,
        double serverCpu,
        double postgresCpu,
        double clientCpu,
        double resident,
        long errors) {
    private static final double MIB = 1024 * 1024;

    /** Whether it is FraiseQL's, which the others are compared with. */
    boolean ours() {
        return contender.equals(Peer.FRAISEQL);
    }

    static Row of(String contender, List<Turn> turns, List<Turn> ours) {
        double requests =
                turns.stream().mapToLong(turn -> turn.load().requests()).sum();
        return new Row(
                contender,
                Spread.of(turns.stream().map(turn -> turn.load().perSecond()).toList()),
                Spread.of(IntStream.range(0, turns.size())
                        .mapToObj(round -> ours.get(round).load().perSecond()
                                / turns.get(round).load().perSecond())
                        .toList()),
                Spread.of(turns.stream().map(turn -> turn.load().p50() / 1e3).toList())
                        .median(),
                Spread.of(turns.stream().map(turn -> turn.load().p99() / 1e3).toList())
                        .median(),
                turns.stream().mapToDouble(Turn::serverSeconds).sum() / requests * 1000,
                turns.stream().mapToDouble(Turn::postgresSeconds).sum() / requests * 1000,
                turns.stream().mapToDouble(Turn::clientSeconds).sum() / requests * 1000,
                turns.stream().mapToLong(Turn::resident).max().orElse(0) / MIB,
                turns.stream().mapToLong(turn -> turn.load().errors()).sum());
    }
}
