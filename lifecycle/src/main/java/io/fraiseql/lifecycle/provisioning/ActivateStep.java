package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantState;
import java.sql.SQLException;

/** From now on the tenant is served. */
final class ActivateStep implements Step {
    @Override
    public String name() {
        return "activate";
    }

    @Override
    public void run(Creation creation) throws SQLException {
        Transaction.on(creation.registry(), () -> {
            if (!creation.writer().change(creation.order().id(), TenantState.PROVISIONING, TenantState.ACTIVE)) {
                throw new ProvisioningException("the tenant " + creation.order().id()
                        + " is no longer being created: somebody has changed its row in the registry");
            }
            creation.journal().end(creation.order().id(), name());
        });
    }
}
