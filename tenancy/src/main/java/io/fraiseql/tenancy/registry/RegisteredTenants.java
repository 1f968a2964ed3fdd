package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All rows of the registry at one moment, whatever the tenants' state: for work on the whole fleet. Serving looks
 * tenants up in a {@link TenantRegistry}.
 *
 * @param tenants in the order of their ids
 * @param unreadable why rows are no tenants, a sentence each
 */
public record RegisteredTenants(List<Tenant> tenants, List<String> unreadable) {
    public RegisteredTenants {
        tenants = List.copyOf(tenants);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * Reads all rows.
     *
     * @param table the table's name as {@link RelationName#parse} reads it
     * @param strategy where a tenant lives whose row does not say
     * @throws RegistryException when the table is absent or cannot be read
     */
    public static RegisteredTenants read(Connection connection, String table, Strategy strategy) throws SQLException {
        RegistryTable found = RegistryTable.find(connection, RelationName.parse(table));
        var rows = new ArrayList<RegistryRow>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(found.selectAll())) {
            // Where owners may go is said by the servers of the configuration, not by a row.
            var parser = new RegistryRowParser(strategy, _ -> {});
            while (result.next()) {
                rows.add(parser.parse(result));
            }
        }
        return new RegisteredTenants(valid(rows), unreadable(rows));
    }

    /** Whether there is a table of this name. */
    public static boolean exists(Connection connection, String table) throws SQLException {
        return RelationLookup.oid(connection, RelationName.parse(table)).isPresent();
    }

    private static List<Tenant> valid(List<RegistryRow> rows) {
        return rows.stream()
                .filter(RegistryRow.Valid.class::isInstance)
                .map(row -> ((RegistryRow.Valid) row).tenant())
                .sorted(Comparator.comparing(Tenant::id))
                .toList();
    }

    private static List<String> unreadable(List<RegistryRow> rows) {
        return rows.stream()
                .filter(RegistryRow.Invalid.class::isInstance)
                .map(row -> (RegistryRow.Invalid) row)
                .map(row ->
                        row.id().map(id -> "the tenant " + id).orElse("a row of the registry") + ": " + row.reason())
                .toList();
    }
}
