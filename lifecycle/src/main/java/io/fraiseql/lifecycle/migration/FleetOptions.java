package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The targets of a run, and how it goes about them.
 *
 * @param tenant that tenant alone, after the shared tables; empty for all
 * @param canaries go first; when one of them fails, nobody else is touched
 * @param jobs how many targets at once
 * @param dryRun tell what is pending, and change nothing
 * @param timeout how long to wait for another run to end
 */
public record FleetOptions(
        Optional<TenantId> tenant, List<TenantId> canaries, int jobs, boolean dryRun, Duration timeout) {
    public FleetOptions {
        Objects.requireNonNull(tenant, "tenant is null");
        canaries = List.copyOf(canaries);
        Objects.requireNonNull(timeout, "timeout is null");
        if (jobs < 1) {
            throw new IllegalArgumentException("jobs is " + jobs + "; one at least is needed");
        }
    }

    /** Everybody, without canaries. */
    public static FleetOptions all(int jobs) {
        return new FleetOptions(Optional.empty(), List.of(), jobs, false, Duration.ZERO);
    }
}
