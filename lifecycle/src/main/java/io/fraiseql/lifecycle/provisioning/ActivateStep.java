package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantState;
import java.sql.SQLException;

/** The end of the creation: from then on the tenant is served. */
final class ActivateStep implements Step {
    @Override
    public String name() {
        return "activate";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        Transaction.on(context.registry(), () -> {
            if (!context.writer().changeState(context.id(), TenantState.PROVISIONING, TenantState.ACTIVE)) {
                throw new ProvisioningException("the tenant " + context.id()
                        + " is no longer being created: somebody has changed its row in the registry");
            }
            context.journal().end(context.id(), name());
        });
    }
}
