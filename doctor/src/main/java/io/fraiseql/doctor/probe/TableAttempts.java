package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.Finding;
import io.fraiseql.tenancy.placement.RelationName;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tenant A tries on one table, where it and tenant B have a row each. */
final class TableAttempts {
    private static final String UNIQUE_VIOLATION = "23505";

    private final Connection connection;
    private final Map<Long, ProbeTable> tables;
    private final ProbeTable table;
    private final String a;
    private final String b;
    private final Map<Long, Map<String, String>> ofA;
    private final Map<Long, Map<String, String>> ofB;
    private final String tenant;
    private final String cast;
    private final List<Finding> findings = new ArrayList<>();

    TableAttempts(
            Connection connection,
            Map<Long, ProbeTable> tables,
            ProbeTable table,
            String a,
            String b,
            Map<Long, Map<String, String>> ofA,
            Map<Long, Map<String, String>> ofB) {
        this.connection = connection;
        this.tables = tables;
        this.table = table;
        this.a = a;
        this.b = b;
        this.ofA = ofA;
        this.ofB = ofB;
        String column = table.tenant().orElseThrow();
        this.tenant = RelationName.quoteIdentifier(column);
        this.cast = table.placeholder(column);
    }

    List<Finding> run() throws SQLException {
        String name = table.quoted();
        leak("can be read", Attempt.of("SELECT count(*) FROM " + name + " WHERE " + tenant + " = " + cast, b));
        leak(
                "can be updated",
                Attempt.of(
                        "UPDATE " + name + " SET " + tenant + " = " + tenant + " WHERE " + tenant + " = " + cast, b));
        leak("can be made out of one of tenant A", move());
        leak("can be deleted", Attempt.of("DELETE FROM " + name + " WHERE " + tenant + " = " + cast, b));
        insertions();
        references();
        return findings;
    }

    /** A's row becomes B's, with what B's row refers to, so that no foreign key is in the way. */
    private Attempt move() {
        var values = new LinkedHashMap<String, String>();
        values.put(table.tenant().orElseThrow(), b);
        row(ofB).forEach((column, value) -> {
            if (table.keys().stream().anyMatch(key -> key.columns().containsKey(column))) {
                values.putIfAbsent(column, value);
            }
        });
        String assignments = values.keySet().stream()
                .map(column -> RelationName.quoteIdentifier(column) + " = " + table.placeholder(column))
                .collect(Collectors.joining(", "));
        var parameters = new ArrayList<>(values.values());
        parameters.add(a);
        return new Attempt(
                "UPDATE " + table.quoted() + " SET " + assignments + " WHERE " + tenant + " = " + cast, parameters);
    }

    private void leak(String what, Attempt attempt) throws SQLException {
        var outcome = attempt.run(connection);
        if (outcome.touched()) {
            findings.add(ProbeFindings.leak(table, what, attempt));
        } else if (outcome.givenUp()) {
            findings.add(ProbeFindings.unanswered(table.name(), attempt.text()));
        }
    }

    private void insertions() throws SQLException {
        var theirs = new LinkedHashMap<>(insertable(row(ofB)));
        var fresh = new LinkedHashMap<String, String>(theirs);
        var randomValues = new RandomValues(new SecureRandom());
        for (ProbeTable.Column column : table.columns()) {
            boolean ofAKey = table.keys().stream().anyMatch(key -> key.columns().containsKey(column.name()));
            if (fresh.containsKey(column.name()) && !ofAKey && !isTenant(column.name())) {
                randomValues.value(column).ifPresent(value -> fresh.put(column.name(), value));
            }
        }
        leak("can be inserted", insertion(fresh));
        // The same keys under A's own name: a conflict tells that B has them.
        var copy = new LinkedHashMap<String, String>(insertable(row(ofA)));
        theirs.forEach((column, value) -> {
            if (!isTenant(column)
                    && table.keys().stream().noneMatch(key -> key.columns().containsKey(column))) {
                copy.put(column, value);
            }
        });
        var attempt = insertion(copy);
        Optional<String> failure = attempt.run(connection).failure();
        if (failure.equals(Optional.of(UNIQUE_VIOLATION))) {
            findings.add(ProbeFindings.learned(table, "conflicts with it", attempt));
        }
    }

    private void references() throws SQLException {
        for (ProbeTable.Key key : table.keys()) {
            ProbeTable parent = tables.get(key.parent());
            Map<String, String> target = ofB.get(key.parent());
            if (parent == null || parent.tenant().isEmpty() || target == null) {
                continue;
            }
            var values = new LinkedHashMap<String, String>(insertable(row(ofA)));
            var randomValues = new RandomValues(new SecureRandom());
            table.columns().stream()
                    .filter(column -> values.containsKey(column.name()) && !isTenant(column.name()))
                    .forEach(column -> randomValues.value(column).ifPresent(value -> values.put(column.name(), value)));
            key.columns().forEach((here, there) -> {
                String value = target.get(there);
                if (value != null && !isTenant(here)) {
                    values.put(here, value);
                }
            });
            var attempt = insertion(values);
            if (attempt.run(connection).touched()) {
                findings.add(ProbeFindings.learned(table, "can be referred to, in " + parent.name() + ",", attempt));
            }
        }
    }

    private Attempt insertion(Map<String, String> values) {
        return new Attempt(RowSeeder.insertion(table, values), List.copyOf(values.values()));
    }

    private Map<String, String> row(Map<Long, Map<String, String>> rows) {
        return rows.getOrDefault(table.oid(), Map.of());
    }

    private Map<String, String> insertable(Map<String, String> row) {
        var values = new LinkedHashMap<String, String>();
        for (ProbeTable.Column column : table.columns()) {
            String value = row.get(column.name());
            if (value != null) {
                values.put(column.name(), value);
            }
        }
        return values;
    }

    private boolean isTenant(String column) {
        return table.tenant().filter(column::equals).isPresent();
    }
}
