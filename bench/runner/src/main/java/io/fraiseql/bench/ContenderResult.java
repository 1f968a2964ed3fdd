package io.fraiseql.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The result of one contender with one workload, over all rounds.
 *
 * @param reference whether others are compared with it, so that its own ratio says nothing
 * @param perSecond requests per second
 * @param ratio between its requests per second and those of the one that it is compared with, in the same round
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param serverCpu CPU seconds of the server per 1,000 requests
 * @param postgresCpu CPU seconds of PostgreSQL per 1,000 requests
 * @param clientCpu CPU seconds of the load generator per 1,000 requests
 * @param resident MiB of memory of the server
 */
record ContenderResult(
        String contender,
        boolean reference,
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

    /** Everybody's, each compared with the first: how many times as fast that one is. */
    static List<ContenderResult> againstFirst(Map<String, List<Measurement>> turns) {
        List<Measurement> first = turns.values().iterator().next();
        return turns.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue(), first, each.getValue()))
                .toList();
    }

    /**
     * One contender's.
     *
     * @param above whose requests per second are divided, round by round
     * @param below what they are divided by; when it is the same one, the row is the reference
     */
    static ContenderResult of(
            String contender, List<Measurement> turns, List<Measurement> above, List<Measurement> below) {
        double requests =
                turns.stream().mapToLong(turn -> turn.load().requests()).sum();
        return new ContenderResult(
                contender,
                above.equals(below),
                Spread.of(turns.stream().map(turn -> turn.load().perSecond()).toList()),
                Spread.of(IntStream.range(0, turns.size())
                        .mapToObj(round -> above.get(round).load().perSecond()
                                / below.get(round).load().perSecond())
                        .toList()),
                Spread.of(turns.stream().map(turn -> turn.load().p50() / 1e3).toList())
                        .median(),
                Spread.of(turns.stream().map(turn -> turn.load().p99() / 1e3).toList())
                        .median(),
                turns.stream().mapToDouble(Measurement::serverSeconds).sum() / requests * 1000,
                turns.stream().mapToDouble(Measurement::postgresSeconds).sum() / requests * 1000,
                turns.stream().mapToDouble(Measurement::clientSeconds).sum() / requests * 1000,
                turns.stream().mapToLong(Measurement::resident).max().orElse(0) / MIB,
                turns.stream().mapToLong(turn -> turn.load().errors()).sum());
    }
}
