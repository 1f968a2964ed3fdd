package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The registry table as the catalog describes it. One reader serves our own table, a table of ids and URLs only, and a
 * table of organisations: a column that is not there is read as its default.
 *
 * @param idColumn {@code tenant_id}, or {@code id} in a table without it
 * @param uuid whether ids are of type {@code uuid}
 * @param columns the optional columns that are there
 * @param announces whether triggers announce every insert, update, delete and truncate
 * @param filtered whether row-level security may hide rows from the role that reads
 * @param role the role that reads
 */
record RegistryTable(
        RelationName name,
        String idColumn,
        boolean uuid,
        List<String> columns,
        boolean announces,
        boolean filtered,
        String role) {
    /** In the order in which {@link TenantRow} reads them, after the id. */
    static final List<String> OPTIONAL_COLUMNS = List.of(
            "name",
            "subdomain",
            "state",
            "plan",
            "placement",
            "database_url",
            "dedicated_pool",
            "dedicated_connections");

    private static final String COLUMNS = """
            SELECT attname, atttypid = 'pg_catalog.uuid'::pg_catalog.regtype, has_column_privilege(attrelid, attnum, 'SELECT')
            FROM pg_catalog.pg_attribute WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped
            """;

    // tgtype: 4 insert, 8 delete, 16 update, 32 truncate.
    private static final String ANNOUNCES = """
            SELECT coalesce(bit_or(t.tgtype::int), 0) & 60 = 60
            FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
            WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND strpos(p.prosrc, '%s') > 0
            """.formatted(RegistrySql.CHANNEL);

    private static final String FILTERED = "SELECT row_security_active(?::oid)";

    RegistryTable {
        columns = List.copyOf(columns);
    }

    /**
     * Looks the table up.
     *
     * @throws RegistryException when it is absent or cannot be read, with the SQL that mends it
     */
    static RegistryTable find(Connection connection, RelationName name) throws SQLException {
        String role = currentUser(connection);
        long oid = RelationLookup.oid(connection, name)
                .orElseThrow(() -> new RegistryException("the registry table " + name
                        + " does not exist, or is not on the search_path; 'fraiseql migrate' makes it, or its owner with\n"
                        + RegistrySql.create(name.toString(), role)));
        var readable = new HashMap<String, Boolean>();
        var uuids = new HashMap<String, Boolean>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setLong(1, oid);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    uuids.put(rows.getString(1), rows.getBoolean(2));
                    readable.put(rows.getString(1), rows.getBoolean(3));
                }
            }
        }
        String id = readable.containsKey("tenant_id") ? "tenant_id" : "id";
        if (!readable.containsKey(id)) {
            throw new RegistryException(
                    "the registry table " + name + " has neither a tenant_id nor an id column; add it with\n"
                            + "ALTER TABLE " + name.quoted() + " ADD COLUMN tenant_id text NOT NULL UNIQUE;");
        }
        List<String> columns =
                OPTIONAL_COLUMNS.stream().filter(readable::containsKey).toList();
        requireReadable(name, role, id, columns, readable);
        return new RegistryTable(
                name,
                id,
                uuids.getOrDefault(id, false),
                columns,
                fact(connection, ANNOUNCES, oid),
                fact(connection, FILTERED, oid),
                role);
    }

    // A state that may not be read must not pass for a state that is not kept.
    private static void requireReadable(
            RelationName name, String role, String id, List<String> columns, Map<String, Boolean> readable) {
        boolean all = readable.getOrDefault(id, false)
                && columns.stream().allMatch(column -> readable.getOrDefault(column, false));
        if (!all) {
            throw new RegistryException("the role " + role + " may not read the registry table " + name
                    + "; its owner grants it with\n" + RegistrySql.grantSelect(name, role));
        }
    }

    private static boolean fact(Connection connection, String sql, long oid) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, oid);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String currentUser(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT current_user")) {
            rows.next();
            return rows.getString(1);
        }
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    /** All rows: the id, then {@link #OPTIONAL_COLUMNS}, each as text. */
    String selectAll() {
        return OPTIONAL_COLUMNS.stream()
                .map(column -> has(column) ? quoteIdentifier(column) + "::text" : absent(column))
                .collect(Collectors.joining(", ", "SELECT " + idText() + ", ", " FROM " + name.quoted()));
    }

    // Without the column nobody can be suspended. With it, NULL is no state, and the reader refuses it.
    private static String absent(String column) {
        return column.equals("state") ? "'active'::text" : "NULL::text";
    }

    /** The rows whose id is one of an array of text in canonical form. */
    String selectSome() {
        return selectAll() + " WHERE " + idIn("ANY (?)");
    }

    /** A condition on the id; a text column may hold a UUID in upper case, which is the same tenant. */
    String idIn(String placeholder) {
        return uuid ? quoteIdentifier(idColumn) + " = " + placeholder : "lower(" + idText() + ") = " + placeholder;
    }

    private String idText() {
        return quoteIdentifier(idColumn) + "::text";
    }
}
