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
 * Everybody in the registry at one moment, whatever their state: for work on the whole fleet. Serving looks tenants up
 * in a {@link TenantRegistry}.
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
        var rows = new ArrayList<TenantRow>();
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(found.selectAll())) {
            // Where owners may go is said by the servers of the configuration, not by a row.
            var reader = new TenantRow.Reader(strategy, _ -> {});
            while (result.next()) {
                rows.add(reader.read(result));
            }
        }
        return new RegisteredTenants(sound(rows), unreadable(rows));
    }

    /** Whether there is a table of this name. */
    public static boolean exists(Connection connection, String table) throws SQLException {
        return RelationLookup.oid(connection, RelationName.parse(table)).isPresent();
    }

    private static List<Tenant> sound(List<TenantRow> rows) {
        return rows.stream()
                .filter(TenantRow.Sound.class::isInstance)
                .map(row -> ((TenantRow.Sound) row).tenant())
                .sorted(Comparator.comparing(Tenant::id))
                .toList();
    }

    private static List<String> unreadable(List<TenantRow> rows) {
        return rows.stream()
                .filter(TenantRow.Unreadable.class::isInstance)
                .map(row -> (TenantRow.Unreadable) row)
                .map(row ->
                        row.id().map(id -> "the tenant " + id).orElse("a row of the registry") + ": " + row.reason())
                .toList();
    }
}
