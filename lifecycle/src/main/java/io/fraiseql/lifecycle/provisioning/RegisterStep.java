package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantState;
import java.sql.SQLException;

/** The row in the registry, not served yet, and the journal's entry: both or neither. */
final class RegisterStep implements Step {
    @Override
    public String name() {
        return "register";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        Transaction.on(context.registry(), () -> {
            context.journal().begin(context.order(), context.run(), name());
            if (context.writer().find(context.id()).isEmpty()) {
                context.writer().insert(context.tenant(TenantState.PROVISIONING));
            }
        });
    }

    @Override
    public void undo(ProvisioningContext context) throws SQLException {
        Transaction.on(context.registry(), () -> {
            context.writer().delete(context.id(), TenantState.PROVISIONING);
            context.journal().forget(context.id());
        });
    }
}
