package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The transaction of a probe, in which tenants A and B have rows: those that were made for them, in the tables that
 * take any. The connection acts as the app role, in a session of tenant A. Not thread-safe.
 */
public final class TwoTenants {
    private final Connection connection;
    private final InspectionScope scope;
    private final Map<Long, ProbeTable> tables;
    private final String a;
    private final String b;
    private final Map<Long, Map<String, String>> ofA;
    private final Map<Long, Map<String, String>> ofB;
    private final Savepoint beforeB;
    private final Set<ProbeTable> unwatched = new LinkedHashSet<>();

    TwoTenants(
            Connection connection,
            InspectionScope scope,
            Map<Long, ProbeTable> tables,
            String a,
            String b,
            Map<Long, Map<String, String>> ofA,
            Map<Long, Map<String, String>> ofB,
            Savepoint beforeB) {
        this.connection = connection;
        this.scope = scope;
        this.tables = tables;
        this.a = a;
        this.b = b;
        this.ofA = ofA;
        this.ofB = ofB;
        this.beforeB = beforeB;
    }

    /** In the transaction, and in the role that serves; not to be committed or closed. */
    public Connection connection() {
        return connection;
    }

    /** The role that serves. */
    public String role() {
        return scope.appRole();
    }

    /** The id of tenant A. */
    public String a() {
        return a;
    }

    /** The rows of tenant A. */
    public List<SeededRow> rowsOfA() {
        return seeded(ofA);
    }

    /** The rows of tenant B, which {@link #removeB} takes away. */
    public List<SeededRow> rowsOfB() {
        return seeded(ofB);
    }

    /**
     * What tenant B's rows were like at a time.
     *
     * @param tables by table, one text that is another when a row is, or when there is one more or less; of those that
     *     could be read
     */
    public record State(Map<String, String> tables) {
        public State {
            tables = Map.copyOf(tables);
        }

        /** Whether a table that could be read both times has changed. */
        public boolean differsFrom(State other) {
            return tables.entrySet().stream()
                    .anyMatch(entry ->
                            !entry.getValue().equals(other.tables.getOrDefault(entry.getKey(), entry.getValue())));
        }
    }

    /**
     * What tenant B's rows are like now. Leaves the session as it was; what could not be read is not asked for again.
     */
    public State stateOfB() throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            execute("RESET ROLE");
            enter(connection, scope, b);
            var state = new HashMap<String, String>();
            for (ProbeTable table : tables.values()) {
                if (table.tenant().isPresent() && !unwatched.contains(table)) {
                    state(table).ifPresentOrElse(text -> state.put(table.name(), text), () -> unwatched.add(table));
                }
            }
            return new State(state);
        } finally {
            connection.rollback(before);
        }
    }

    private Optional<String> state(ProbeTable table) throws SQLException {
        String column = table.tenant().orElseThrow();
        String sql = "SELECT count(*) || md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) FROM "
                + table.quoted() + " t WHERE " + RelationName.quoteIdentifier(column) + " = "
                + table.placeholder(column);
        Savepoint before = connection.setSavepoint();
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, b);
            try (var row = statement.executeQuery()) {
                row.next();
                return Optional.of(row.getString(1));
            }
        } catch (SQLException e) {
            connection.rollback(before);
            return Optional.empty();
        }
    }

    /** Takes tenant B's rows away, and all that was done since they were made. */
    public void removeB() throws SQLException {
        connection.rollback(beforeB);
        enter(connection, scope, a);
        Probe.takeAppRole(connection, scope);
    }

    /** The tables with a tenant that the app role may touch. */
    List<ProbeTable> servedTables() {
        return tables.values().stream()
                .filter(table -> table.served() && table.tenant().isPresent())
                .toList();
    }

    /** Those of which it is not known whether tenant B's rows have changed. */
    Set<ProbeTable> unwatched() {
        return unwatched;
    }

    Optional<ProbeTable> table(long oid) {
        return Optional.ofNullable(tables.get(oid));
    }

    Optional<Map<String, String>> rowOfA(ProbeTable table) {
        return Optional.ofNullable(ofA.get(table.oid()));
    }

    Optional<Map<String, String>> rowOfB(ProbeTable table) {
        return Optional.ofNullable(ofB.get(table.oid()));
    }

    void enterA() throws SQLException {
        enter(connection, scope, a);
    }

    void enterB() throws SQLException {
        enter(connection, scope, b);
    }

    static void enter(Connection connection, InspectionScope scope, String tenant) throws SQLException {
        for (String variable : scope.tenantVariables()) {
            try (var statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
                statement.setString(1, variable);
                statement.setString(2, tenant);
                statement.execute();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<SeededRow> seeded(Map<Long, Map<String, String>> rows) {
        var seeded = new ArrayList<SeededRow>();
        tables.forEach((oid, table) -> {
            Map<String, String> row = rows.get(oid);
            if (row != null) {
                seeded.add(new SeededRow(table.name(), row));
            }
        });
        return List.copyOf(seeded);
    }
}
