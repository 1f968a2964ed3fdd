package io.fraiseql.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everybody in turn, again and again: what disturbs the machine for a while disturbs all of them. */
final class Rounds {
    /** The share by which an answer may be longer or shorter than another: heads hold times. */
    private static final double SIZE_TOLERANCE = 0.03;

    private final BenchDatabase database;
    private final List<Contender> contenders;
    private final Settings settings;
    private final Progress progress;

    /** @param contenders FraiseQL first */
    Rounds(BenchDatabase database, List<Contender> contenders, Settings settings, Progress progress) {
        this.database = database;
        this.contenders = List.copyOf(contenders);
        this.settings = settings;
        this.progress = progress;
    }

    /** All workloads, and the figures of every contender, FraiseQL's first. */
    Map<Workload, List<Row>> run() throws IOException, InterruptedException, SQLException {
        var rows = new EnumMap<Workload, List<Row>>(Workload.class);
        for (Workload workload : settings.workloads()) {
            rows.put(workload, run(workload));
        }
        return rows;
    }

    private List<Row> run(Workload workload) throws IOException, InterruptedException, SQLException {
        long postmaster = database.postmaster();
        Map<String, List<Turn>> turns = new LinkedHashMap<>();
        contenders.forEach(contender -> turns.put(contender.name(), new ArrayList<>()));
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Contender contender : contenders) {
                progress.say("%s, round %d of %d: %s"
                        .formatted(workload.title(), round, settings.rounds(), contender.name()));
                List<Turn> earlier = turns.getOrDefault(contender.name(), List.of());
                Turn turn = Turn.take(contender, workload, settings.seconds(), postmaster);
                requireFlawless(contender, workload, turn.load(), earlier);
                earlier.add(turn);
            }
            if (workload.writes()) {
                database.removeCreated();
            }
        }
        List<Turn> ours = turns.values().iterator().next();
        return turns.entrySet().stream()
                .map(entry -> Row.of(entry.getKey(), entry.getValue(), ours))
                .toList();
    }

    private static void requireFlawless(Contender contender, Workload workload, Load load, List<Turn> earlier) {
        if (load.errors() > 0 || load.requests() == 0) {
            throw new BenchFailure("%s, %s: %d errors in %d requests; a run with errors is worth nothing"
                    .formatted(contender.name(), workload.title(), load.errors(), load.requests()));
        }
        if (!earlier.isEmpty() && load.bytes() > 0) {
            Load first = earlier.getFirst().load();
            double before = (double) first.bytes() / first.requests();
            double now = (double) load.bytes() / load.requests();
            if (Math.abs(now / before - 1) > SIZE_TOLERANCE) {
                throw new BenchFailure("%s, %s: an answer has %.0f bytes now and had %.0f before"
                        .formatted(contender.name(), workload.title(), now, before));
            }
        }
    }
}
