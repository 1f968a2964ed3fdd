package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.Finding;
import io.fraiseql.tenancy.placement.RelationName;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Attempts of tenant A to change a row of tenant B by way of its own. An upsert may land on B's, and a delete may
 * cascade to B's.
 */
final class SideEffects {
    private static final String UNIQUE_KEYS = """
            SELECT array_agg(a.attname::text ORDER BY k.place)
            FROM pg_catalog.pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k(number, place)
            JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
            WHERE i.indrelid = ? AND i.indisunique AND i.indimmediate AND i.indpred IS NULL AND i.indexprs IS NULL
                AND k.place <= i.indnkeyatts
            GROUP BY i.indexrelid ORDER BY i.indexrelid
            """;

    private final TwoTenants tenants;
    private final Connection connection;
    private final RandomValues randomValues = new RandomValues(new SecureRandom());
    private final List<Finding> findings = new ArrayList<>();

    SideEffects(TwoTenants tenants) {
        this.tenants = tenants;
        this.connection = tenants.connection();
    }

    List<Finding> run() throws SQLException {
        TwoTenants.State before = tenants.stateOfB();
        for (ProbeTable table : tenants.servedTables()) {
            Optional<Map<String, String>> mine = tenants.rowOfA(table);
            Optional<Map<String, String>> theirs = tenants.rowOfB(table);
            if (mine.isPresent() && theirs.isPresent()) {
                upsert(table, fresh(table, mine.get()), theirs.get(), before);
                for (ProbeTable.Key key : table.keys()) {
                    cascade(table, key, theirs.get());
                }
            }
        }
        return findings;
    }

    private void upsert(ProbeTable table, Map<String, String> mine, Map<String, String> theirs, TwoTenants.State before)
            throws SQLException {
        for (List<String> unique : uniqueKeys(table)) {
            if (unique.contains(tenant(table)) || !theirs.keySet().containsAll(unique)) {
                continue;
            }
            var values = new LinkedHashMap<>(mine);
            unique.forEach(column -> values.put(column, theirs.getOrDefault(column, "")));
            var attempt = new Attempt(
                    RowSeeder.insertion(table, values) + " ON CONFLICT ("
                            + unique.stream().map(RelationName::quoteIdentifier).collect(Collectors.joining(", "))
                            + ") DO UPDATE SET "
                            + values.keySet().stream()
                                    .map(RelationName::quoteIdentifier)
                                    .map(column -> column + " = excluded." + column)
                                    .collect(Collectors.joining(", ")),
                    List.copyOf(values.values()));
            Savepoint savepoint = connection.setSavepoint();
            if (attempt.succeeds(connection) && tenants.stateOfB().differsFrom(before)) {
                findings.add(ProbeFindings.leak(table, "is taken over by an upsert", attempt));
            }
            connection.rollback(savepoint);
        }
    }

    /** A makes a row, B refers to it, A deletes it. */
    private void cascade(ProbeTable table, ProbeTable.Key key, Map<String, String> theirs) throws SQLException {
        Optional<ProbeTable> parent = tenants.table(key.parent());
        if (parent.isEmpty() || parent.get().tenant().isEmpty()) {
            return;
        }
        Optional<Map<String, String>> example = tenants.rowOfA(parent.get());
        if (example.isEmpty() || key.parent() == table.oid()) {
            return;
        }
        Map<String, String> made = fresh(parent.get(), example.get());
        Map<String, String> child = fresh(table, theirs);
        for (var columns : key.columns().entrySet()) {
            String value = made.get(columns.getValue());
            if (value == null) {
                return;
            }
            if (!columns.getKey().equals(tenant(table))) {
                child.put(columns.getKey(), value);
            }
        }
        Savepoint savepoint = connection.setSavepoint();
        if (insertion(parent.get(), made).succeeds(connection)) {
            tenants.enterB();
            boolean refers = insertion(table, child).succeeds(connection);
            tenants.enterA();
            TwoTenants.State before = tenants.stateOfB();
            var delete = deletion(parent.get(), key, made);
            if (refers && delete.succeeds(connection) && tenants.stateOfB().differsFrom(before)) {
                findings.add(ProbeFindings.leak(
                        table, "goes or changes when a row of tenant A that it refers to is deleted", delete));
            }
        }
        connection.rollback(savepoint);
    }

    private static Attempt insertion(ProbeTable table, Map<String, String> values) {
        return new Attempt(RowSeeder.insertion(table, values), List.copyOf(values.values()));
    }

    private static Attempt deletion(ProbeTable table, ProbeTable.Key key, Map<String, String> row) {
        var values = new LinkedHashMap<String, String>();
        key.columns().values().forEach(column -> values.put(column, row.getOrDefault(column, "")));
        return new Attempt(
                "DELETE FROM " + table.quoted() + " WHERE "
                        + values.keySet().stream()
                                .map(column -> RelationName.quoteIdentifier(column) + " = " + table.placeholder(column))
                                .collect(Collectors.joining(" AND ")),
                List.copyOf(values.values()));
    }

    /** A row like one that is there, with the same tenant and references and otherwise values of its own. */
    private Map<String, String> fresh(ProbeTable table, Map<String, String> row) {
        var values = new LinkedHashMap<String, String>();
        for (ProbeTable.Column column : table.columns()) {
            String value = row.get(column.name());
            if (value != null) {
                boolean kept = column.name().equals(tenant(table))
                        || table.keys().stream().anyMatch(key -> key.columns().containsKey(column.name()));
                values.put(
                        column.name(), kept ? value : randomValues.value(column).orElse(value));
            }
        }
        return values;
    }

    private List<List<String>> uniqueKeys(ProbeTable table) throws SQLException {
        var keys = new ArrayList<List<String>>();
        try (var statement = connection.prepareStatement(UNIQUE_KEYS)) {
            statement.setLong(1, table.oid());
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    keys.add(List.of((String[]) rows.getArray(1).getArray()));
                }
            }
        }
        return keys;
    }

    private static String tenant(ProbeTable table) {
        return table.tenant().orElseThrow();
    }
}
