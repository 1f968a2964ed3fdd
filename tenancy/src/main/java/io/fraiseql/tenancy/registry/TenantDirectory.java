package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the registry's table, which {@link PostgresTenantRegistry} reads. Opens a connection for each call; meant
 * for tools, not for requests. Thread-safe. Every method throws {@link RegistryException} when the database is away
 * or refuses.
 */
public final class TenantDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(TenantDirectory.class);
    private static final String UNIQUE_VIOLATION = "23505";

    private final ConnectionUrl url;
    private final RelationName table;
    private final Strategy strategy;

    /**
     * @param ownerUrl the database that has the table, and a role that may write it
     * @param table the table's name as {@link RelationName#parse} reads it
     * @param strategy where a tenant lives whose row does not say; the same as the registry's
     */
    public TenantDirectory(ConnectionUrl ownerUrl, String table, Strategy strategy) {
        this.url = Objects.requireNonNull(ownerUrl, "ownerUrl is null");
        this.table = RelationName.parse(table);
        this.strategy = Objects.requireNonNull(strategy, "strategy is null");
    }

    /**
     * Adds a tenant. What is written is read back, so a table that lacks a column this tenant needs is refused rather
     * than half-filled.
     *
     * @throws RegistryException also when its id or subdomain is taken
     */
    public void register(Tenant tenant) {
        inTransaction((connection, columns) -> {
            Map<String, @Nullable String> values = values(tenant);
            values.keySet().retainAll(columns.columns());
            insert(connection, columns, tenant.id(), values);
            List<TenantRow> written = read(connection, columns, Optional.of(tenant.id()));
            if (!written.equals(List.of(new TenantRow.Sound(tenant)))) {
                throw new RegistryException("the registry table " + table + " cannot hold tenant " + tenant.id()
                        + " as given: it would be read back differently. Its optional columns are "
                        + String.join(", ", RegistryTable.OPTIONAL_COLUMNS) + "; it has "
                        + String.join(", ", columns.columns()));
            }
            return tenant;
        });
    }

    /**
     * Changes a tenant's state; in every process at once where the table announces changes.
     *
     * @throws RegistryException also when the tenant is not registered
     */
    public void changeState(TenantId id, TenantState state) {
        inTransaction((connection, columns) -> {
            if (!columns.has("state")) {
                throw new RegistryException("the registry table " + table + " keeps no state; its owner adds it with\n"
                        + RegistrySql.stateColumn(table));
            }
            String sql = "UPDATE " + table.quoted() + " SET state = ? WHERE " + columns.idIn("?");
            if (update(connection, columns, sql, id, Optional.of(text(state))) == 0) {
                throw new RegistryException("tenant " + id + " is not registered in " + table);
            }
            return state;
        });
    }

    /**
     * Gives a tenant of the shared database connections for itself, or puts it back among the others; in every process
     * at once where the table announces changes, and without a request being lost.
     *
     * @param pool what the tenant has from now on; empty for the connections that all share
     * @throws RegistryException also when the tenant is not registered
     */
    public void changePool(TenantId id, Optional<DedicatedPool> pool) {
        OptionalInt connections = pool.map(DedicatedPool::connections).orElse(OptionalInt.empty());
        this.<Optional<DedicatedPool>>inTransaction((connection, columns) -> {
            if (!columns.has("dedicated_pool")) {
                throw new RegistryException(
                        "the registry table " + table + " does not keep who has a pool; its owner adds it with\n"
                                + RegistrySql.dedicatedPoolColumn(table));
            }
            if (connections.isPresent() && !columns.has("dedicated_connections")) {
                throw new RegistryException("the registry table " + table
                        + " does not keep how many connections a tenant has; its owner adds it with\n"
                        + RegistrySql.dedicatedConnectionsColumn(table));
            }
            String size = columns.has("dedicated_connections")
                    ? ", dedicated_connections = " + (connections.isPresent() ? connections.getAsInt() : "NULL")
                    : "";
            String sql = "UPDATE " + table.quoted() + " SET dedicated_pool = CAST(? AS boolean)" + size + " WHERE "
                    + columns.idIn("?");
            if (update(connection, columns, sql, id, Optional.of(Boolean.toString(pool.isPresent()))) == 0) {
                throw new RegistryException("tenant " + id + " is not registered in " + table);
            }
            return pool;
        });
    }

    /**
     * The tenant of an id, whatever its state; empty when there is no such row.
     *
     * @throws RegistryException also when the row makes no sense
     */
    public Optional<Tenant> find(TenantId id) {
        return inTransaction((connection, columns) -> {
            if (columns.uuid() && !id.isUuid()) {
                return Optional.empty();
            }
            List<TenantRow> rows = read(connection, columns, Optional.of(id));
            return rows.isEmpty()
                    ? Optional.empty()
                    : switch (rows.getFirst()) {
                        case TenantRow.Sound(Tenant tenant) -> Optional.of(tenant);
                        case TenantRow.Unreadable(var _, String reason) ->
                            throw new RegistryException("the tenant " + id + " cannot be made sense of: " + reason);
                    };
        });
    }

    /** Forgets a tenant; its data stays where it is. Returns whether it was registered. */
    public boolean remove(TenantId id) {
        return inTransaction((connection, columns) -> {
            String sql = "DELETE FROM " + table.quoted() + " WHERE " + columns.idIn("?");
            return update(connection, columns, sql, id, Optional.empty()) > 0;
        });
    }

    /** All tenants in the order of their ids. A row that makes no sense is logged and left out. */
    public List<Tenant> list() {
        return inTransaction((connection, columns) -> {
            var tenants = new ArrayList<Tenant>();
            for (TenantRow row : read(connection, columns, Optional.empty())) {
                switch (row) {
                    case TenantRow.Sound(Tenant tenant) -> tenants.add(tenant);
                    case TenantRow.Unreadable(Optional<TenantId> id, String reason) ->
                        LOG.warn(
                                "Unusable row in {}: {}: {}",
                                table,
                                id.map(TenantId::value).orElse("a row"),
                                reason);
                }
            }
            tenants.sort((left, right) -> left.id().compareTo(right.id()));
            return List.copyOf(tenants);
        });
    }

    private static Map<String, @Nullable String> values(Tenant tenant) {
        var values = new LinkedHashMap<String, @Nullable String>();
        values.put("name", tenant.name());
        values.put("subdomain", tenant.subdomain().orElse(null));
        values.put("state", text(tenant.state()));
        values.put("plan", tenant.plan());
        values.put("placement", tenant.placement().kind().word());
        if (tenant.placement() instanceof Placement.OwnDatabase(String databaseUrl)) {
            values.put("database_url", databaseUrl);
        }
        values.put("dedicated_pool", Boolean.toString(tenant.dedicatedPool().isPresent()));
        values.put(
                "dedicated_connections",
                tenant.dedicatedPool().map(DedicatedPool::connections).stream()
                        .flatMapToInt(OptionalInt::stream)
                        .mapToObj(Integer::toString)
                        .findFirst()
                        .orElse(null));
        return values;
    }

    private void insert(Connection connection, RegistryTable columns, TenantId id, Map<String, @Nullable String> values)
            throws SQLException {
        String names = Stream.concat(Stream.of(columns.idColumn()), values.keySet().stream())
                .map(RelationName::quoteIdentifier)
                .collect(Collectors.joining(", "));
        String places = values.keySet().stream()
                .map(name -> switch (name) {
                    case "dedicated_pool" -> ", CAST(? AS boolean)";
                    case "dedicated_connections" -> ", CAST(? AS int)";
                    default -> ", ?";
                })
                .collect(Collectors.joining());
        String sql = "INSERT INTO " + table.quoted() + " (" + names + ") VALUES (?" + places + ")";
        try (var statement = connection.prepareStatement(sql)) {
            setId(statement, 1, columns, id);
            int index = 2;
            for (String value : values.values()) {
                statement.setString(index++, value);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw new RegistryException("tenant " + id + " or its subdomain is registered already", e);
            }
            throw e;
        }
    }

    private static int update(
            Connection connection, RegistryTable columns, String sql, TenantId id, Optional<String> value)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            int index = 1;
            if (value.isPresent()) {
                statement.setString(index++, value.get());
            }
            setId(statement, index, columns, id);
            return statement.executeUpdate();
        }
    }

    private static void setId(PreparedStatement statement, int index, RegistryTable columns, TenantId id)
            throws SQLException {
        if (!columns.uuid()) {
            statement.setString(index, id.value());
        } else if (id.isUuid()) {
            statement.setObject(index, id.uuid());
        } else {
            throw new RegistryException(
                    "the registry table " + columns.name() + " takes UUIDs only, which " + id + " is not");
        }
    }

    private List<TenantRow> read(Connection connection, RegistryTable columns, Optional<TenantId> id)
            throws SQLException {
        String sql = columns.selectAll() + (id.isPresent() ? " WHERE " + columns.idIn("?") : "");
        try (var statement = connection.prepareStatement(sql)) {
            if (id.isPresent()) {
                setId(statement, 1, columns, id.get());
            }
            try (ResultSet rows = statement.executeQuery()) {
                var reader = new TenantRow.Reader(strategy, _ -> {});
                var found = new ArrayList<TenantRow>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    private static String text(TenantState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private <T> T inTransaction(Work<T> work) {
        try (Connection connection = RegistryConnection.open(url)) {
            connection.setAutoCommit(false);
            T result = work.run(connection, RegistryTable.find(connection, table));
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new RegistryException("the tenant registry at " + url + " refused: " + e.getMessage(), e);
        }
    }

    private interface Work<T> {
        T run(Connection connection, RegistryTable columns) throws SQLException;
    }
}
