package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes rows of the registry over a connection that the caller lends, in the caller's transaction. The connection's
 * role owns the table or may write it. Used by one thread.
 */
public final class RegistryWriter {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final RegistryTable table;
    private final Strategy strategy;

    private RegistryWriter(Connection connection, RegistryTable table, Strategy strategy) {
        this.connection = connection;
        this.table = table;
        this.strategy = strategy;
    }

    /**
     * Looks at the table.
     *
     * @throws RegistryException when it is absent, or has no column for a tenant's state
     */
    public static RegistryWriter of(Connection connection, String table, Strategy strategy) throws SQLException {
        RelationName name = RelationName.parse(table);
        RegistryTable found = RegistryTable.find(connection, name);
        if (!found.has("state")) {
            throw new RegistryException(
                    "the registry table " + name + " has no column state, so a tenant in it is served before"
                            + " it is complete; add it with\n" + RegistrySql.stateColumn(name));
        }
        return new RegistryWriter(connection, found, strategy);
    }

    /** The tenant of an id, whatever its state; empty when there is no such row. */
    public Optional<Tenant> find(TenantId id) throws SQLException {
        if (table.uuid() && !id.isUuid()) {
            return Optional.empty();
        }
        try (var statement = connection.prepareStatement(table.selectAll() + " WHERE " + table.idIn(idParameter()))) {
            statement.setString(1, id.value());
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                return switch (new TenantRow.Reader(strategy, _ -> {}).read(rows)) {
                    case TenantRow.Sound(Tenant tenant) -> Optional.of(tenant);
                    case TenantRow.Unreadable(var _, String reason) ->
                        throw new RegistryException("the tenant " + id + " cannot be made sense of: " + reason);
                };
            }
        }
    }

    /**
     * Adds a row. A column that the table does not have is left out when the tenant has the usual value for it.
     *
     * @throws RegistryException when the id or the subdomain is taken, or the table has no column for a value
     */
    public void insert(Tenant tenant) throws SQLException {
        if (table.uuid() && !tenant.id().isUuid()) {
            throw new RegistryException(
                    "the registry's ids are UUIDs, and '" + tenant.id() + "' is none; leave the id out to get one");
        }
        Map<String, String> values = values(tenant);
        String columns = values.keySet().stream()
                .map(column -> ", " + quoteIdentifier(column))
                .collect(Collectors.joining());
        String sql = "INSERT INTO " + table.name().quoted() + " (" + quoteIdentifier(table.idColumn()) + columns
                + ") VALUES (" + idParameter() + ", ?".repeat(values.size()) + ")";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.id().value());
            int index = 2;
            for (String value : values.values()) {
                statement.setString(index++, value);
            }
            statement.execute();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new RegistryException(
                        "the id " + tenant.id()
                                + tenant.subdomain()
                                        .map(label -> " or the subdomain " + label)
                                        .orElse("")
                                + " is another tenant's",
                        e);
            }
            throw e;
        }
    }

    /**
     * Takes a tenant from one state to another.
     *
     * @return false when it is not in the first, or not there
     */
    public boolean change(TenantId id, TenantState from, TenantState to) throws SQLException {
        return update(
                "UPDATE " + table.name().quoted() + " SET state = ? WHERE " + table.idIn(idParameter())
                        + " AND state = ?",
                text(to),
                id.value(),
                text(from));
    }

    /**
     * Deletes a tenant's row.
     *
     * @return false when it is not in that state, or not there
     */
    public boolean delete(TenantId id, TenantState state) throws SQLException {
        return update(
                "DELETE FROM " + table.name().quoted() + " WHERE " + table.idIn(idParameter()) + " AND state = ?",
                id.value(),
                text(state));
    }

    private boolean update(String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            return statement.executeUpdate() == 1;
        }
    }

    private Map<String, String> values(Tenant tenant) {
        var values = new LinkedHashMap<String, String>();
        values.put("state", text(tenant.state()));
        var homeless = new ArrayList<String>();
        put(
                values,
                homeless,
                "name",
                Optional.of(tenant.name())
                        .filter(name -> !name.equals(tenant.id().value())));
        put(values, homeless, "subdomain", tenant.subdomain());
        put(
                values,
                homeless,
                "plan",
                Optional.of(tenant.plan()).filter(plan -> table.has("plan") || !plan.equals("basic")));
        boolean asUsual = !table.has("placement") && usual(tenant.placement());
        put(
                values,
                homeless,
                "placement",
                asUsual
                        ? Optional.empty()
                        : Optional.of(tenant.placement().kind().word()));
        put(
                values,
                homeless,
                "database_url",
                tenant.placement() instanceof Placement.OwnDatabase(String url) ? Optional.of(url) : Optional.empty());
        if (!homeless.isEmpty()) {
            throw new RegistryException("the registry table " + table.name()
                    + " has no place for what the tenant has; add it with\n"
                    + homeless.stream()
                            .map(column -> "ALTER TABLE " + table.name().quoted() + " ADD COLUMN " + column + " text;")
                            .collect(Collectors.joining("\n")));
        }
        return values;
    }

    private void put(Map<String, String> values, List<String> homeless, String column, Optional<String> value) {
        if (value.isEmpty()) {
            return;
        }
        if (table.has(column)) {
            values.put(column, value.get());
        } else {
            homeless.add(column);
        }
    }

    private boolean usual(Placement placement) {
        return switch (placement) {
            case Placement.SharedRows() -> strategy == Strategy.ROW || strategy == Strategy.HYBRID;
            case Placement.OwnSchema _ -> strategy == Strategy.SCHEMA;
            case Placement.OwnDatabase _ -> strategy == Strategy.DATABASE || strategy == Strategy.HYBRID;
        };
    }

    private String idParameter() {
        return table.uuid() ? "?::uuid" : "?";
    }

    private static String text(TenantState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
