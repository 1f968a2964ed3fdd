package io.fraiseql.lifecycle.provisioning;

import java.sql.SQLException;

/**
 * One step on the way to a tenant. It may be run again after it was cut short at any point, and after it was done; and
 * undone likewise. It touches nothing that this very creation has not made.
 */
interface Step {
    /** How the journal and the operator call it. */
    String name();

    /** Does it, or what is left of it. */
    void run(ProvisioningContext context) throws SQLException;

    /** Takes back whatever of it is there. */
    default void undo(ProvisioningContext context) throws SQLException {
        // Most steps leave nothing behind but what goes with the tenant's place.
    }
}
