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
    public void run(Creation creation) throws SQLException {
        Transaction.on(creation.registry(), () -> {
            creation.journal().begin(creation.order(), creation.run(), name());
            if (creation.writer().find(creation.order().id()).isEmpty()) {
                creation.writer().insert(creation.tenant(TenantState.PROVISIONING));
            }
        });
    }

    @Override
    public void undo(Creation creation) throws SQLException {
        Transaction.on(creation.registry(), () -> {
            creation.writer().delete(creation.order().id(), TenantState.PROVISIONING);
            creation.journal().forget(creation.order().id());
        });
    }
}
