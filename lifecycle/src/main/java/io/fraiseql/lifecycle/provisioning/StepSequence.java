package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a creation in their order. The journal notes each that is done; when one fails, all so far are undone.
 */
record StepSequence(List<Step> steps) {
    StepSequence {
        steps = List.copyOf(steps);
    }

    /**
     * Runs the steps, or those that are left.
     *
     * @param done the name of the last step that is done; empty for a creation that begins
     * @throws ProvisioningException when a step failed; what was made is taken back then
     */
    void run(ProvisioningContext context, Optional<String> done, ProvisioningProgress progress) {
        var reached = new ArrayList<Step>();
        boolean skipping = done.isPresent();
        for (Step step : steps) {
            reached.add(step);
            if (skipping) {
                skipping = !step.name().equals(done.orElseThrow());
                continue;
            }
            long start = System.nanoTime();
            try {
                step.run(context);
                context.journal().done(context.id(), step.name());
            } catch (SQLException | RuntimeException e) {
                throw undone(context, reached, step, e);
            }
            progress.done(step.name(), Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /** Takes back whatever of the steps is there. */
    void undo(ProvisioningContext context) throws SQLException {
        undo(context, steps);
    }

    private static void undo(ProvisioningContext context, List<Step> steps) throws SQLException {
        for (Step step : steps.reversed()) {
            step.undo(context);
        }
    }

    private static ProvisioningException undone(
            ProvisioningContext context, List<Step> reached, Step failed, Exception reason) {
        String message = "the tenant " + context.id() + " was not created, its step '" + failed.name() + "' failed: "
                + reason.getMessage();
        try {
            requireIncomplete(context);
            undo(context, reached);
            return new ProvisioningException(message, reason);
        } catch (SQLException | RuntimeException e) {
            reason.addSuppressed(e);
            return new ProvisioningException(
                    message + ". What was made could not be taken back (" + e.getMessage()
                            + "); when that is mended, create the tenant again to go on, or cancel it",
                    reason);
        }
    }

    // Asked over the connection that holds the lock: when that is lost, somebody else may have completed the tenant
    // by now.
    private static void requireIncomplete(ProvisioningContext context) throws SQLException {
        if (context.writer()
                .find(context.id())
                .filter(tenant -> tenant.state() != TenantState.PROVISIONING)
                .isPresent()) {
            throw new ProvisioningException("the tenant is complete by now");
        }
    }
}
