package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/**
 * The table beside the registry that says how far each creation has come, for the process that comes after one that
 * died. Its entries stay, since they tell what the project itself has made. Used by one thread.
 */
final class ProvisioningJournal {
    private final Connection connection;
    private final String table;

    private ProvisioningJournal(Connection connection, RelationName table) {
        this.connection = connection;
        this.table = table.quoted();
    }

    /**
     * A creation.
     *
     * @param order what was wanted, in one line
     * @param step the last step that is done
     * @param ended whether the tenant is complete
     */
    record Entry(UUID run, String order, String step, Instant begunAt, boolean ended) {}

    /** The journal beside a registry; makes it where there is none. */
    static ProvisioningJournal beside(Connection connection, String registryTable) throws SQLException {
        var table = new RelationName(RelationName.parse(registryTable).schema(), "fraiseql_provisioning");
        Transaction.on(connection, () -> Transaction.createTable(connection, table, """
                tenant_id text PRIMARY KEY,
                run uuid NOT NULL,
                wanted text NOT NULL,
                step text NOT NULL,
                begun_at timestamptz NOT NULL DEFAULT now(),
                ended_at timestamptz
                """));
        return new ProvisioningJournal(connection, table);
    }

    Optional<Entry> find(TenantId id) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT run, wanted, step, begun_at, ended_at IS NOT NULL FROM " + table + " WHERE tenant_id = ?")) {
            statement.setString(1, id.value());
            try (var rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Entry(
                                rows.getObject(1, UUID.class),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getObject(4, OffsetDateTime.class).toInstant(),
                                rows.getBoolean(5)))
                        : Optional.empty();
            }
        }
    }

    /** Begins a creation in the place of any that has ended. */
    void begin(NewTenant order, UUID run, String step) throws SQLException {
        update(
                "INSERT INTO " + table
                        + " (run, wanted, step, tenant_id) VALUES (?::uuid, ?, ?, ?) ON CONFLICT (tenant_id)"
                        + " DO UPDATE SET run = excluded.run, wanted = excluded.wanted, step = excluded.step,"
                        + " begun_at = now(), ended_at = NULL",
                run.toString(),
                order.text(),
                step,
                order.id().value());
    }

    void done(TenantId id, String step) throws SQLException {
        update("UPDATE " + table + " SET step = ? WHERE tenant_id = ?", step, id.value());
    }

    void end(TenantId id, String step) throws SQLException {
        update("UPDATE " + table + " SET step = ?, ended_at = now() WHERE tenant_id = ?", step, id.value());
    }

    void forget(TenantId id) throws SQLException {
        update("DELETE FROM " + table + " WHERE tenant_id = ?", id.value());
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
