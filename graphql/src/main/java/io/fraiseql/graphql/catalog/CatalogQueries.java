package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.catalog.TypeTable.TypeRow;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the queries of {@link CatalogSql}. */
final class CatalogQueries {
    private final Connection connection;

    CatalogQueries(Connection connection) {
        this.connection = connection;
    }

    /** The named relations, those that functions return, and all that wanted views are made of. */
    List<RelationRow> relations(Collection<QualifiedName> names, Collection<Long> also) throws SQLException {
        try (var statement = connection.prepareStatement(CatalogSql.RELATIONS)) {
            setNames(statement, names);
            statement.setArray(3, oids(also));
            var rows = new LinkedHashMap<Long, RelationRow>();
            var attributes = new HashMap<Long, List<RelationRow.Attribute>>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    long oid = found.getLong("oid");
                    var ofRelation = attributes.computeIfAbsent(oid, ignored -> new ArrayList<>());
                    if (found.getString("attname") != null) {
                        ofRelation.add(new RelationRow.Attribute(
                                found.getInt("attnum"),
                                found.getString("attname"),
                                found.getLong("atttypid"),
                                found.getBoolean("attnotnull")));
                    }
                    rows.put(oid, relation(found, List.copyOf(ofRelation)));
                }
            }
            return List.copyOf(rows.values());
        }
    }

    private static RelationRow relation(ResultSet row, List<RelationRow.Attribute> attributes) throws SQLException {
        return new RelationRow(
                row.getLong("oid"),
                row.getString("nspname"),
                row.getString("relname"),
                row.getBoolean("wanted"),
                row.getBoolean("visible"),
                row.getBoolean("readable"),
                row.getBoolean("view"),
                attributes);
    }

    TypeTable types(Collection<Long> types) throws SQLException {
        var rows = new HashMap<Long, TypeRow>();
        try (var statement = connection.prepareStatement(CatalogSql.TYPES)) {
            statement.setArray(1, oids(types));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    var row = new TypeRow(
                            found.getLong("oid"),
                            found.getString("typname"),
                            found.getBoolean("domain"),
                            found.getBoolean("array"),
                            found.getBoolean("enum"),
                            found.getLong("below"),
                            found.getString("sql"),
                            strings(found.getArray("labels")));
                    rows.put(row.oid(), row);
                }
            }
        }
        return new TypeTable(rows);
    }

    List<KeyRow> keys(Collection<Long> tables) throws SQLException {
        var rows = new ArrayList<KeyRow>();
        try (var statement = connection.prepareStatement(CatalogSql.KEYS)) {
            statement.setArray(1, oids(tables));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new KeyRow(
                            found.getBoolean("primary"),
                            found.getLong("conrelid"),
                            integers(found.getArray("conkey")),
                            found.getLong("confrelid"),
                            integers(found.getArray("confkey"))));
                }
            }
        }
        return rows;
    }

    /** The queries of views as PostgreSQL keeps them, by the view's oid. */
    Map<Long, String> rules(Collection<Long> relations) throws SQLException {
        var rules = new HashMap<Long, String>();
        try (var statement = connection.prepareStatement(CatalogSql.RULES)) {
            statement.setArray(1, oids(relations));
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rules.put(found.getLong(1), found.getString(2));
                }
            }
        }
        return rules;
    }

    List<FunctionRow> functions(Collection<QualifiedName> names) throws SQLException {
        var rows = new ArrayList<FunctionRow>();
        try (var statement = connection.prepareStatement(CatalogSql.FUNCTIONS)) {
            setNames(statement, names);
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(new FunctionRow(
                            found.getString("nspname"),
                            found.getString("proname"),
                            found.getBoolean("visible"),
                            found.getBoolean("procedure"),
                            found.getBoolean("executable"),
                            strings(found.getArray("names")),
                            strings(found.getArray("modes")),
                            longs(found.getArray("types")),
                            found.getInt("pronargs"),
                            found.getInt("pronargdefaults"),
                            found.getBoolean("proretset"),
                            found.getLong("prorettype"),
                            found.getString("typname"),
                            found.getLong("typrelid")));
                }
            }
        }
        return rows;
    }

    List<String> relationNames() throws SQLException {
        return names(CatalogSql.RELATION_NAMES);
    }

    List<String> functionNames() throws SQLException {
        return names(CatalogSql.FUNCTION_NAMES);
    }

    private List<String> names(String sql) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.prepareStatement(sql);
                var found = statement.executeQuery()) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private void setNames(PreparedStatement statement, Collection<QualifiedName> names) throws SQLException {
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text",
                        names.stream().map(name -> name.schema().orElse(null)).toArray()));
        statement.setArray(
                2,
                connection.createArrayOf(
                        "text", names.stream().map(QualifiedName::name).toArray()));
    }

    private Array oids(Collection<Long> oids) throws SQLException {
        return connection.createArrayOf("oid", oids.toArray());
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).toList();
    }

    private static List<Integer> integers(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray())
                .map(item -> ((Number) item).intValue())
                .toList();
    }

    private static List<Long> longs(Array array) throws SQLException {
        return Arrays.stream((Object[]) array.getArray())
                .map(item -> ((Number) item).longValue())
                .toList();
    }
}
