package io.fraiseql.doctor.probe;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes a row of a tenant in a table, and the rows that its foreign keys ask for. */
final class RowSeeder {
    private static final int DEEPEST = 12;

    private final Connection connection;
    private final Map<Long, ProbeTable> tables;
    private final RandomValues randomValues;

    RowSeeder(Connection connection, Map<Long, ProbeTable> tables, RandomValues randomValues) {
        this.connection = connection;
        this.tables = tables;
        this.randomValues = randomValues;
    }

    /**
     * Makes a row of a tenant in every table that can have one.
     *
     * @return by table, the row's columns as text; a table is missing where no row could be made
     */
    Map<Long, Map<String, String>> seed(String tenant) throws SQLException {
        var seeded = new HashMap<Long, Map<String, String>>();
        for (ProbeTable table : tables.values()) {
            if (table.tenant().isPresent()) {
                seed(table, tenant, Map.of(), seeded, 0);
            }
        }
        return seeded;
    }

    private boolean seed(
            ProbeTable table,
            String tenant,
            Map<String, String> required,
            Map<Long, Map<String, String>> seeded,
            int depth)
            throws SQLException {
        if (seeded.containsKey(table.oid())) {
            return true;
        }
        if (depth > DEEPEST) {
            return false;
        }
        var values = new LinkedHashMap<String, String>(required);
        table.tenant().ifPresent(column -> values.put(column, tenant));
        for (ProbeTable.Key key : table.keys()) {
            if (key.parent() == table.oid() || !isNeeded(table, key)) {
                continue;
            }
            ProbeTable parent = tables.get(key.parent());
            if (parent == null || !seed(parent, tenant, known(key, values), seeded, depth + 1)) {
                return false;
            }
            Map<String, String> row = seeded.get(parent.oid());
            key.columns()
                    .forEach((here, there) ->
                            values.putIfAbsent(here, String.valueOf(row == null ? null : row.get(there))));
        }
        for (ProbeTable.Column column : table.columns()) {
            if (column.needed() && !values.containsKey(column.name())) {
                randomValues.value(column).ifPresent(value -> values.put(column.name(), value));
            }
        }
        return insert(table, values, seeded);
    }

    private static boolean isNeeded(ProbeTable table, ProbeTable.Key key) {
        return table.columns().stream()
                .anyMatch(column -> column.needed() && key.columns().containsKey(column.name()));
    }

    /** What the parent's row has to have, since the child's is settled: its tenant. */
    private static Map<String, String> known(ProbeTable.Key key, Map<String, String> values) {
        var known = new HashMap<String, String>();
        key.columns().forEach((here, there) -> {
            String value = values.get(here);
            if (value != null) {
                known.put(there, value);
            }
        });
        return known;
    }

    private boolean insert(ProbeTable table, Map<String, String> values, Map<Long, Map<String, String>> seeded)
            throws SQLException {
        var before = connection.setSavepoint();
        try (var statement = connection.prepareStatement(insertion(table, values) + " RETURNING *")) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
                rows.next();
                var row = new HashMap<String, String>();
                var columns = rows.getMetaData();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    String value = rows.getString(i);
                    if (value != null) {
                        row.put(columns.getColumnName(i), value);
                    }
                }
                seeded.put(table.oid(), row);
            }
            return true;
        } catch (SQLException e) {
            connection.rollback(before);
            return false;
        }
    }

    /** An INSERT of these columns, each a text that is cast. */
    static String insertion(ProbeTable table, Map<String, String> values) {
        return "INSERT INTO " + table.quoted() + " ("
                + values.keySet().stream().map(RelationName::quoteIdentifier).collect(Collectors.joining(", "))
                + ") VALUES ("
                + values.keySet().stream().map(table::placeholder).collect(Collectors.joining(", ")) + ")";
    }

    private static void bind(PreparedStatement statement, Map<String, String> values) throws SQLException {
        int place = 1;
        for (String value : values.values()) {
            statement.setString(place++, value);
        }
    }
}
