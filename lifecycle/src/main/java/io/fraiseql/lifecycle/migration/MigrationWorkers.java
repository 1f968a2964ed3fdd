package io.fraiseql.lifecycle.migration;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/** Several workers that share the targets of a run. A target that fails stops no other one. */
final class MigrationWorkers {
    private final MigrationSettings settings;
    private final FleetOptions options;
    private final FleetProgress progress;
    private final ReentrantLock lock = new ReentrantLock();

    MigrationWorkers(MigrationSettings settings, FleetOptions options, FleetProgress progress) {
        this.settings = settings;
        this.options = options;
        this.progress = progress;
    }

    /** Processes all targets, and returns when the last one has ended. */
    List<TargetOutcome> process(Collection<Target> targets) {
        var queue = new ConcurrentLinkedQueue<>(targets);
        var outcomes = new ArrayList<TargetOutcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < Math.min(options.jobs(), targets.size()); i++) {
                threads.execute(() -> work(queue, outcomes));
            }
        }
        return outcomes;
    }

    private void work(ConcurrentLinkedQueue<Target> queue, List<TargetOutcome> outcomes) {
        try (var worker = new MigrationWorker(settings, options.dryRun())) {
            for (Target target = queue.poll(); target != null; target = queue.poll()) {
                TargetOutcome outcome = worker.process(target);
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
