package io.fraiseql.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody in turn, again and again: what disturbs the machine for a while disturbs all of them. */
final class Rounds {
    /** The share by which an answer may be longer or shorter than another: heads hold times. */
    private static final double SIZE_TOLERANCE = 0.03;

    private final long postmaster;
    private final Reset reset;
    private final List<Contender> contenders;
    private final Settings settings;
    private final Progress progress;

    /** Brings the rows back to what they were before somebody wrote. */
    interface Reset {
        void run() throws SQLException;
    }

    /** @param postmaster the process whose children serve the rows */
    Rounds(long postmaster, Reset reset, List<? extends Contender> contenders, Settings settings, Progress progress) {
        this.postmaster = postmaster;
        this.reset = reset;
        this.contenders = List.copyOf(contenders);
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * All rounds with one workload: the turns of every contender that takes it, by name and in the contenders' order.
     */
    Map<String, List<Measurement>> run(Workload workload) throws IOException, InterruptedException, SQLException {
        List<Contender> taking =
                contenders.stream().filter(each -> each.takes(workload)).toList();
        Map<String, List<Measurement>> turns = new LinkedHashMap<>();
        taking.forEach(contender -> turns.put(contender.name(), new ArrayList<>()));
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender contender : taking) {
                progress.say("%s, round %d of %d: %s"
                        .formatted(workload.title(), round, settings.rounds(), contender.name()));
                List<Measurement> earlier = turns.getOrDefault(contender.name(), List.of());
                Measurement turn = Measurement.of(contender, workload, settings.seconds(), postmaster);
                requireFlawless(contender, workload, turn.load(), earlier);
                earlier.add(turn);
            }
            if (workload.writes()) {
                reset.run();
            }
        }
        return turns;
    }

    private static void requireFlawless(
            Contender contender, Workload workload, LoadResult load, List<Measurement> earlier) {
        if (load.errors() > 0 || load.requests() == 0) {
            throw new BenchFailure("%s, %s: %d errors in %d requests; a run with errors is worth nothing"
                    .formatted(contender.name(), workload.title(), load.errors(), load.requests()));
        }
        if (!earlier.isEmpty() && load.bytes() > 0) {
            LoadResult first = earlier.getFirst().load();
            double before = (double) first.bytes() / first.requests();
            double now = (double) load.bytes() / load.requests();
            if (Math.abs(now / before - 1) > SIZE_TOLERANCE) {
                throw new BenchFailure("%s, %s: an answer has %.0f bytes now and had %.0f before"
                        .formatted(contender.name(), workload.title(), now, before));
            }
        }
    }
}
