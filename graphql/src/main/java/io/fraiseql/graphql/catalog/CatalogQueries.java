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

/** The queries; they read {@code pg_catalog} of PostgreSQL 14 to 18 and nothing else, each for all names at once. */
final class CatalogQueries {
    private static final String WANTED = """
            WITH RECURSIVE wanted(schema, name) AS (SELECT * FROM unnest(?::text[], ?::text[]))
            """;

    private static final String RELATIONS = WANTED + """
            , named AS (
              SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN wanted w ON w.name = c.relname AND (w.schema = n.nspname OR w.schema IS NULL AND pg_catalog.pg_table_is_visible(c.oid))
              WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
            ), used(oid) AS (
              SELECT oid FROM named UNION SELECT unnest(?::oid[]) UNION
              SELECT d.refobjid FROM used
              JOIN pg_catalog.pg_rewrite r ON r.ev_class = used.oid AND r.rulename = '_RETURN'
              JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
                AND d.refclassid = 'pg_catalog.pg_class'::regclass
            )
            SELECT c.oid, n.nspname, c.relname, c.oid IN (SELECT oid FROM named) AS wanted,
              pg_catalog.pg_table_is_visible(c.oid) AS visible,
              pg_catalog.has_any_column_privilege(c.oid, 'SELECT') AS readable,
              c.relkind IN ('v', 'm') AS view, a.attnum, a.attname, a.atttypid, a.attnotnull
            FROM used JOIN pg_catalog.pg_class c ON c.oid = used.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            ORDER BY n.nspname, c.relname, c.oid, a.attnum
            """;

    private static final String TYPES = """
            WITH RECURSIVE used(oid) AS (
              SELECT unnest(?::oid[]) UNION
              SELECT CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END
              FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid
            )
            SELECT t.oid, t.typname, t.typtype = 'd' AS domain, t.typcategory = 'A' AS array, t.typtype = 'e' AS enum,
              CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.typelem END AS below, pg_catalog.format_type(t.oid, -1) AS sql,
              ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder) AS labels
            FROM used JOIN pg_catalog.pg_type t ON t.oid = used.oid
            """;

    private static final String KEYS = """
            SELECT contype = 'p' AS primary, conrelid, conkey, confrelid, coalesce(confkey, '{}') AS confkey
            FROM pg_catalog.pg_constraint WHERE contype IN ('p', 'f') AND conrelid = ANY (?::oid[]) ORDER BY conname, oid
            """;

    private static final String RULES =
            "SELECT ev_class, ev_action::text FROM pg_catalog.pg_rewrite WHERE rulename = '_RETURN' AND ev_class = ANY (?::oid[])";

    private static final String FUNCTIONS = WANTED + """
            SELECT n.nspname, p.proname, pg_catalog.pg_function_is_visible(p.oid) AS visible, p.prokind = 'p' AS procedure,
              pg_catalog.has_function_privilege(p.oid, 'EXECUTE') AS executable,
              coalesce(p.proargnames, '{}') AS names, coalesce(p.proargmodes::text[], '{}') AS modes,
              coalesce(p.proallargtypes, p.proargtypes::oid[]) AS types, p.pronargs, p.pronargdefaults, p.proretset,
              p.prorettype, t.typname, t.typrelid
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            JOIN pg_catalog.pg_type t ON t.oid = p.prorettype
            JOIN wanted w ON w.name = p.proname AND (w.schema = n.nspname OR w.schema IS NULL AND pg_catalog.pg_function_is_visible(p.oid))
            WHERE p.prokind IN ('f', 'p') ORDER BY n.nspname, p.proname, p.oid
            """;

    private static final String RELATION_NAMES = """
            SELECT CASE WHEN pg_catalog.pg_table_is_visible(c.oid) THEN c.relname ELSE n.nspname || '.' || c.relname END
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
              AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1 LIMIT 10000
            """;

    private static final String FUNCTION_NAMES = """
            SELECT DISTINCT CASE WHEN pg_catalog.pg_function_is_visible(p.oid) THEN p.proname ELSE n.nspname || '.' || p.proname END
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prokind = 'f' AND n.nspname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT 10000
            """;

    private final Connection connection;

    CatalogQueries(Connection connection) {
        this.connection = connection;
    }

    /** The named relations, those that functions return, and all that wanted views are made of. */
    List<RelationRow> relations(Collection<QualifiedName> names, Collection<Long> also) throws SQLException {
        try (var statement = connection.prepareStatement(RELATIONS)) {
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
        try (var statement = connection.prepareStatement(TYPES)) {
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
        try (var statement = connection.prepareStatement(KEYS)) {
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
        try (var statement = connection.prepareStatement(RULES)) {
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
        try (var statement = connection.prepareStatement(FUNCTIONS)) {
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
        return names(RELATION_NAMES);
    }

    List<String> functionNames() throws SQLException {
        return names(FUNCTION_NAMES);
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
