package io.fraiseql.lifecycle.provisioning;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table that tells tenants apart.
 *
 * @param quoted its name, fit to stand in SQL
 * @param column the tenant column, likewise
 * @param type that column's type
 */
record TenantTable(String quoted, String column, String type) {
    // The registry and the product's own tables are about tenants too, but hold none of their data.
    private static final String SQL = """
            SELECT c.oid::regclass::text, format_type(a.atttypid, a.atttypmod)
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = to_regnamespace(quote_ident(current_schema())) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
                AND a.attname = ? AND NOT a.attisdropped
                AND c.oid IS DISTINCT FROM to_regclass(?) AND c.relname NOT LIKE 'fraiseql\\_%'
            ORDER BY c.oid
            """;

    /** The tables in the first schema of the connection's path. */
    static List<TenantTable> in(Connection connection, String tenantColumn, String registryTable) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setString(1, tenantColumn);
            statement.setString(2, registryTable);
            try (var rows = statement.executeQuery()) {
                var tables = new ArrayList<TenantTable>();
                while (rows.next()) {
                    tables.add(new TenantTable(rows.getString(1), quoteIdentifier(tenantColumn), rows.getString(2)));
                }
                return tables;
            }
        }
    }

    /** @throws ProvisioningException when the column cannot hold the id */
    void requireFits(TenantId id) {
        if (type.equals("uuid") && !id.isUuid()) {
            throw new ProvisioningException("the column " + column + " of " + quoted + " holds UUIDs, and '" + id
                    + "' is none; leave the id out to get one");
        }
    }

    boolean hasRows(Connection connection, TenantId id) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT EXISTS (SELECT FROM " + quoted + " WHERE " + column + " = ?::" + type + ")")) {
            statement.setString(1, id.value());
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    void delete(Connection connection, TenantId id) throws SQLException {
        try (var statement =
                connection.prepareStatement("DELETE FROM " + quoted + " WHERE " + column + " = ?::" + type)) {
            statement.setString(1, id.value());
            statement.execute();
        }
    }

    @Override
    public String toString() {
        return quoted;
    }
}
