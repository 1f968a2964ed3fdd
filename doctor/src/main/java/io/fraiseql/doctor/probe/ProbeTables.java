package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tables of a scope: those that the app role may touch, and those that their foreign keys lead to. */
final class ProbeTables {
    private static final String TABLES = """
            , needed AS (
                SELECT r.oid FROM relation r WHERE r.relkind IN ('r', 'p')
              UNION
                SELECT c.confrelid FROM needed n JOIN pg_constraint c ON c.conrelid = n.oid AND c.contype = 'f'
            )
            SELECT c.oid, c.oid::regclass::text, format('%I.%I', n.nspname, c.relname),
                (SELECT a.attname FROM pg_attribute a, par
                 WHERE a.attrelid = c.oid AND a.attname = par.tenant_column AND NOT a.attisdropped),
                c.oid IN (SELECT oid FROM relation WHERE NOT shared)
            FROM needed JOIN pg_class c ON c.oid = needed.oid JOIN pg_namespace n ON n.oid = c.relnamespace
            ORDER BY 2
            """;

    private static final String COLUMNS = """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod), b.base,
                (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = a.atttypid ORDER BY e.enumsortorder LIMIT 1),
                CASE WHEN a.atttypid IN (1042, 1043) AND a.atttypmod > 4 THEN a.atttypmod - 4 ELSE 0 END,
                a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
            FROM pg_attribute a CROSS JOIN LATERAL (
                WITH RECURSIVE t AS (
                    SELECT oid, typbasetype FROM pg_type WHERE oid = a.atttypid
                  UNION ALL
                    SELECT p.oid, p.typbasetype FROM pg_type p JOIN t ON p.oid = t.typbasetype)
                SELECT format_type(oid, NULL) AS base FROM t WHERE typbasetype = 0) b
            WHERE a.attrelid = ? AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity <> 'a'
            ORDER BY a.attnum
            """;

    private static final String KEYS = """
            SELECT c.oid, c.confrelid, h.attname, t.attname, c.confdeltype IN ('c', 'n', 'd')
            FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey, c.confkey) k(here, there)
            JOIN pg_attribute h ON h.attrelid = c.conrelid AND h.attnum = k.here
            JOIN pg_attribute t ON t.attrelid = c.confrelid AND t.attnum = k.there
            WHERE c.conrelid = ? AND c.contype = 'f' ORDER BY c.oid
            """;

    private ProbeTables() {}

    /** By oid, in the order of their names. */
    static Map<Long, ProbeTable> read(Catalog catalog) throws SQLException {
        var tables = new LinkedHashMap<Long, ProbeTable>();
        for (ProbeTable table : catalog.rows(
                TABLES,
                row -> new ProbeTable(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        Optional.ofNullable(row.getString(4)),
                        List.of(),
                        List.of(),
                        row.getBoolean(5)))) {
            tables.put(
                    table.oid(),
                    new ProbeTable(
                            table.oid(),
                            table.name(),
                            table.quoted(),
                            table.tenant(),
                            columns(catalog, table.oid()),
                            keys(catalog, table.oid()),
                            table.served()));
        }
        return tables;
    }

    private static List<ProbeTable.Column> columns(Catalog catalog, long table) throws SQLException {
        var columns = new ArrayList<ProbeTable.Column>();
        try (var statement = catalog.connection().prepareStatement(COLUMNS)) {
            statement.setLong(1, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    columns.add(new ProbeTable.Column(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            Optional.ofNullable(row.getString(4)),
                            row.getInt(5),
                            row.getBoolean(6)));
                }
            }
        }
        return columns;
    }

    private static List<ProbeTable.Key> keys(Catalog catalog, long table) throws SQLException {
        var keys = new LinkedHashMap<Long, ProbeTable.Key>();
        try (var statement = catalog.connection().prepareStatement(KEYS)) {
            statement.setLong(1, table);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var columns = new LinkedHashMap<String, String>();
                    ProbeTable.Key known = keys.get(row.getLong(1));
                    if (known != null) {
                        columns.putAll(known.columns());
                    }
                    columns.put(row.getString(3), row.getString(4));
                    keys.put(row.getLong(1), new ProbeTable.Key(row.getLong(2), columns, row.getBoolean(5)));
                }
            }
        }
        return List.copyOf(keys.values());
    }
}
