package io.fraiseql.lifecycle.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;

/**
 * A place among the rows of other tenants. No row may bear the id yet: what a former tenant of the same id has left
 * would be the new one's.
 */
final class SharedRowsStep implements Step {
    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final String tenantColumn;
    private final String registryTable;

    SharedRowsStep(String tenantColumn, String registryTable) {
        this.tenantColumn = tenantColumn;
        this.registryTable = registryTable;
    }

    @Override
    public String name() {
        return "rows";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        try (Connection owner = context.openDatabase()) {
            Transaction.on(owner, () -> {
                TenantSettings.apply(owner, context);
                for (TenantTable table : tables(owner)) {
                    table.requireFits(context.id());
                    if (table.hasRows(owner, context.id())) {
                        throw new ProvisioningException("the table " + table.quoted() + " has rows of a tenant "
                                + context.id()
                                + " already, which nobody takes over; delete them, or choose another id");
                    }
                }
            });
        }
    }

    /** Deletes what the seed has written: the tenant was never served, so there is nothing else. */
    @Override
    public void undo(ProvisioningContext context) throws SQLException {
        try (Connection owner = context.openDatabase()) {
            Transaction.on(owner, () -> {
                TenantSettings.apply(owner, context);
                List<TenantTable> left = new ArrayList<>(tables(owner));
                // Tables that others point to have to wait for those.
                while (!left.isEmpty()) {
                    int before = left.size();
                    for (TenantTable table : List.copyOf(left)) {
                        if (delete(owner, table, context)) {
                            left.remove(table);
                        }
                    }
                    if (left.size() == before) {
                        throw new ProvisioningException("the rows of the tenant " + context.id()
                                + " hold each other by foreign keys in a circle; delete them by hand: " + left);
                    }
                }
            });
        }
    }

    private static boolean delete(Connection owner, TenantTable table, ProvisioningContext context)
            throws SQLException {
        Savepoint savepoint = owner.setSavepoint();
        try {
            table.delete(owner, context.id());
            owner.releaseSavepoint(savepoint);
            return true;
        } catch (SQLException e) {
            if (!FOREIGN_KEY_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            owner.rollback(savepoint);
            return false;
        }
    }

    private List<TenantTable> tables(Connection owner) throws SQLException {
        return TenantTable.in(owner, tenantColumn, registryTable);
    }
}
