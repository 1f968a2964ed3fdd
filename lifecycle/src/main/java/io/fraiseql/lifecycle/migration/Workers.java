package io.fraiseql.lifecycle.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** Several workbenches that share out targets. One that fails takes nobody else along. */
final class Workers {
    private final MigrationSettings settings;
    private final FleetOptions options;
    private final FleetProgress progress;
    private final ReentrantLock lock = new ReentrantLock();

    Workers(MigrationSettings settings, FleetOptions options, FleetProgress progress) {
        this.settings = settings;
        this.options = options;
        this.progress = progress;
    }

    /** Processes all targets, and returns when the last one has ended. */
    List<Outcome> process(Collection<Target> targets) {
        var queue = new ConcurrentLinkedQueue<>(targets);
        var outcomes = new ArrayList<Outcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(options.jobs(), targets.size()); i++) {
                threads.execute(() -> work(queue, outcomes));
            }
        }
        return outcomes;
    }

    private void work(ConcurrentLinkedQueue<Target> queue, List<Outcome> outcomes) {
        try (var bench = new Workbench(settings, options.dryRun())) {
            for (Target target = queue.poll(); target != null; target = queue.poll()) {
                Outcome outcome = bench.process(target);
                lock.lock();
                try {
                    outcomes.add(outcome);
                    progress.ended(outcome);
                } finally {
                    lock.unlock();
                }
            }
        }
    }
}
