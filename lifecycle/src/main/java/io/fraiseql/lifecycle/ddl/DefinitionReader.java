package io.fraiseql.lifecycle.ddl;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A reader of the {@link TableDefinitions} of one schema, which is the first on the connection's path. */
final class DefinitionReader {
    private final Connection connection;
    private final String schema;

    DefinitionReader(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    TableDefinitions read(String outside, List<String> names) throws SQLException {
        Map<String, TableDefinition> found = new LinkedHashMap<>();
        for (TableRow row : rows(DefinitionQueries.TABLES, TableRow::read)) {
            if (names.isEmpty() || names.contains(row.name)) {
                if (row.kind != 'r') {
                    throw new DdlException(
                            "the table " + row.name + " is partitioned; write its row-level DDL by hand, with"
                                    + " policies on the partitions too");
                }
                found.put(row.name, table(row));
            }
        }
        List<String> missing =
                names.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new DdlException("there is no table " + String.join(", ", missing) + "; there are: "
                    + String.join(", ", rows(DefinitionQueries.TABLES, row -> row.getString(2))));
        }
        if (found.isEmpty()) {
            throw new DdlException("there is no table; write CREATE TABLE statements, without the tenant");
        }
        return new TableDefinitions(
                outside,
                DependencyOrder.of(List.copyOf(found.values())),
                rows(DefinitionQueries.ENUMS, row -> row.getString(1)),
                rows(DefinitionQueries.LEFT_OUT, row -> row.getString(1)));
    }

    private TableDefinition table(TableRow row) throws SQLException {
        var keys = new ArrayList<String>();
        var checks = new ArrayList<String>();
        var foreignKeys = new ArrayList<ForeignKeyDefinition>();
        for (ConstraintRow constraint :
                rows(DefinitionQueries.CONSTRAINTS, result -> ConstraintRow.read(result, row), row.oid)) {
            switch (constraint.kind) {
                case 'p' -> keys.addFirst(constraint.definition);
                case 'u' -> keys.add(constraint.definition);
                case 'f' -> foreignKeys.add(constraint.foreignKey.orElseThrow());
                default -> checks.add(constraint.definition);
            }
        }
        return new TableDefinition(
                row.name,
                row.quoted,
                rows(DefinitionQueries.COLUMNS, DefinitionReader::column, row.oid),
                keys,
                checks,
                foreignKeys,
                rows(DefinitionQueries.INDEXES, DefinitionReader::index, row.oid),
                row.comment);
    }

    private static ColumnDefinition column(ResultSet row) throws SQLException {
        Optional<String> value = Optional.ofNullable(row.getString(4));
        boolean serial = row.getBoolean(7);
        ColumnDefinition.Kind kind = serial
                ? ColumnDefinition.Kind.IDENTITY_BY_DEFAULT
                : switch (row.getString(5) + row.getString(6)) {
                    case "a" -> ColumnDefinition.Kind.IDENTITY_ALWAYS;
                    case "d" -> ColumnDefinition.Kind.IDENTITY_BY_DEFAULT;
                    case "s" -> ColumnDefinition.Kind.STORED;
                    case "v" -> ColumnDefinition.Kind.VIRTUAL;
                    default -> ColumnDefinition.Kind.PLAIN;
                };
        return new ColumnDefinition(
                row.getString(1),
                row.getString(2).replaceFirst("^timestamp(\\(\\d\\))? with time zone", "timestamptz$1"),
                row.getBoolean(3),
                value,
                kind,
                Optional.ofNullable(row.getString(8)));
    }

    private static IndexDefinition index(ResultSet row) throws SQLException {
        return new IndexDefinition(row.getString(1), Objects.requireNonNullElse(row.getString(2), ""), texts(row, 3));
    }

    private static List<String> texts(ResultSet row, int column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private <T> List<T> rows(String sql, RowReader<T> reader, long... oid) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            if (oid.length == 0) {
                statement.setString(1, schema);
            } else {
                statement.setLong(1, oid[0]);
            }
            try (var result = statement.executeQuery()) {
                var rows = new ArrayList<T>();
                while (result.next()) {
                    rows.add(reader.read(result));
                }
                return rows;
            }
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private record TableRow(long oid, String name, String quoted, char kind, Optional<String> comment) {
        static TableRow read(ResultSet row) throws SQLException {
            return new TableRow(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4).charAt(0),
                    Optional.ofNullable(row.getString(5)));
        }
    }

    private record ConstraintRow(char kind, String definition, Optional<ForeignKeyDefinition> foreignKey) {
        static ConstraintRow read(ResultSet row, TableRow table) throws SQLException {
            char kind = row.getString(1).charAt(0);
            String name = row.getString(2);
            // What PostgreSQL makes up it makes up again, to fit the new columns.
            boolean madeUp = name.startsWith(table.name + "_") && name.matches(".*_(pkey|key|fkey|check|excl)\\d*");
            String label = madeUp ? "" : "CONSTRAINT " + RelationName.quoteWhereNeeded(name) + " ";
            return new ConstraintRow(
                    kind,
                    label + row.getString(3),
                    kind == 'f' ? Optional.of(foreignKey(row, label)) : Optional.empty());
        }

        private static ForeignKeyDefinition foreignKey(ResultSet row, String label) throws SQLException {
            return new ForeignKeyDefinition(
                    label,
                    texts(row, 4),
                    row.getString(5),
                    row.getString(11),
                    texts(row, 6),
                    row.getString(7).charAt(0),
                    row.getString(8).charAt(0),
                    row.getBoolean(9),
                    row.getString(10));
        }
    }
}
