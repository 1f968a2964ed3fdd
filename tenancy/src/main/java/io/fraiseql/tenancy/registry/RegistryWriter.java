package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes rows of the registry over a connection that the caller lends. It is the one way to write them: it works in the
 * caller's transaction, which must be rolled back when a method throws. {@link RegistryTransactions} opens a connection
 * for a single piece of work. Used by one thread.
 *
 * <p>The connection's role owns the table or may write it. What cannot be written because the table lacks a column is
 * refused with the SQL that adds the column.
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
     * @param table the table's name as {@link RelationName#parse} reads it
     * @param strategy where a tenant lives whose row does not say; the same as the registry's
     * @throws RegistryException when the table is absent or cannot be read
     */
    public static RegistryWriter of(Connection connection, String table, Strategy strategy) throws SQLException {
        return new RegistryWriter(connection, RegistryTable.find(connection, RelationName.parse(table)), strategy);
    }

    /**
     * Refuses a table that keeps no state, for work that begins before it writes one.
     *
     * @throws RegistryException when the table has no column for it
     */
    public void requireState() {
        table.require(Set.of(RegistryColumn.STATE));
    }

    /**
     * The tenant of an id, whatever its state; empty when there is no such row.
     *
     * @throws RegistryException when the row makes no sense, or is not the only one
     */
    public Optional<Tenant> find(TenantId id) throws SQLException {
        if (!table.canHold(id)) {
            return Optional.empty();
        }
        try (var statement = connection.prepareStatement(table.selectAll() + " WHERE " + table.idIn("?"))) {
            statement.setObject(1, id.value(), Types.OTHER);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                RegistryRow row = new RegistryRowParser(strategy, _ -> {}).parse(rows);
                if (rows.next()) {
                    throw senseless(id, "it has more than one row");
                }
                return switch (row) {
                    case RegistryRow.Valid(Tenant tenant) -> Optional.of(tenant);
                    case RegistryRow.Invalid(var _, String reason) -> throw senseless(id, reason);
                };
            }
        }
    }

    /**
     * Adds a row and reads it back: a tenant that would be read as another is refused. A column that the table does not
     * have is left out when the tenant has the usual value for it.
     *
     * @throws RegistryException when the id or the subdomain is taken, or the table cannot hold the tenant
     */
    public void insert(Tenant tenant) throws SQLException {
        if (!table.canHold(tenant.id())) {
            throw new RegistryException(
                    "the registry's ids are UUIDs, and '" + tenant.id() + "' is none; leave the id out to get one");
        }
        Map<RegistryColumn, Optional<String>> values = RegistryValues.of(tenant, table, strategy);
        table.require(values.keySet());
        String columns =
                values.keySet().stream().map(column -> ", " + column.quoted()).collect(Collectors.joining());
        String sql = "INSERT INTO " + table.name().quoted() + " (" + table.quotedId() + columns + ") VALUES (?"
                + ", ?".repeat(values.size()) + ")";
        var parameters = new ArrayList<Optional<String>>();
        parameters.add(Optional.of(tenant.id().value()));
        parameters.addAll(values.values());
        try {
            execute(sql, parameters);
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw taken(tenant, e);
            }
            throw e;
        }
        if (!find(tenant.id()).equals(Optional.of(tenant))) {
            throw new RegistryException("the registry table " + table.name() + " cannot hold the tenant " + tenant.id()
                    + " as given: it would be read back differently");
        }
    }

    /**
     * Takes a tenant from one state to another.
     *
     * @return false when it is not in the first, or not there
     * @throws RegistryException when the table has no column for it
     */
    public boolean changeState(TenantId id, TenantState from, TenantState to) throws SQLException {
        return update(id, Optional.of(from), Map.of(RegistryColumn.STATE, Optional.of(RegistryValues.state(to))));
    }

    /**
     * Gives a tenant of the shared database connections for itself, or puts it back among the others.
     *
     * @param pool what the tenant has from now on; empty for the connections that all share
     * @return false when it is not there
     * @throws RegistryException when the table has no column for it
     */
    public boolean changePool(TenantId id, Optional<DedicatedPool> pool) throws SQLException {
        return update(id, Optional.empty(), RegistryValues.pool(pool, table));
    }

    /**
     * Deletes a tenant's row; its data stays where it is.
     *
     * @return false when it is not in that state, or not there
     * @throws RegistryException when the table has no column for the state
     */
    public boolean delete(TenantId id, TenantState state) throws SQLException {
        return changesRow("DELETE FROM " + table.name().quoted(), List.of(), id, Optional.of(state));
    }

    /** Sets columns of a tenant; where a state is given, of a tenant in that state. */
    private boolean update(TenantId id, Optional<TenantState> state, Map<RegistryColumn, Optional<String>> values)
            throws SQLException {
        table.require(values.keySet());
        String assignments =
                values.keySet().stream().map(column -> column.quoted() + " = ?").collect(Collectors.joining(", "));
        return changesRow(
                "UPDATE " + table.name().quoted() + " SET " + assignments, List.copyOf(values.values()), id, state);
    }

    /**
     * Runs a statement on the row of a tenant.
     *
     * @param sql all that comes before WHERE
     * @param parameters those of this SQL
     */
    private boolean changesRow(String sql, List<Optional<String>> parameters, TenantId id, Optional<TenantState> state)
            throws SQLException {
        if (!table.canHold(id)) {
            return false;
        }
        var all = new ArrayList<>(parameters);
        all.add(Optional.of(id.value()));
        String condition = " WHERE " + table.idIn("?");
        if (state.isPresent()) {
            table.require(Set.of(RegistryColumn.STATE));
            all.add(Optional.of(RegistryValues.state(state.get())));
            condition += " AND " + RegistryColumn.STATE.quoted() + " = ?";
        }
        return switch (execute(sql + condition, all)) {
            case 0 -> false;
            case 1 -> true;
            default -> throw senseless(id, "it has more than one row");
        };
    }

    private int execute(String sql, List<Optional<String>> parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int index = 1;
            for (Optional<String> parameter : parameters) {
                // Without a type of its own, a text takes that of its column.
                statement.setObject(index++, parameter.orElse(null), Types.OTHER);
            }
            return statement.executeUpdate();
        }
    }

    private static RegistryException taken(Tenant tenant, SQLException e) {
        return new RegistryException(
                "the id " + tenant.id()
                        + tenant.subdomain()
                                .map(label -> " or the subdomain " + label)
                                .orElse("")
                        + " is another tenant's",
                e);
    }

    private static RegistryException senseless(TenantId id, String reason) {
        return new RegistryException("the tenant " + id + " cannot be made sense of: " + reason);
    }
}
