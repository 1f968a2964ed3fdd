package io.fraiseql.lifecycle.migration;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The result of a run.
 *
 * @param outcomes one for each target, the shared tables first
 */
public record FleetReport(List<TargetOutcome> outcomes, Duration took) {
    public FleetReport {
        outcomes = List.copyOf(outcomes);
        Objects.requireNonNull(took, "took is null");
    }

    /** The outcomes of one kind. */
    public <T extends TargetOutcome> List<T> all(Class<T> kind) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether nothing failed. */
    public boolean succeeded() {
        return all(TargetOutcome.Failed.class).isEmpty();
    }
}
