package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The registry table as the catalog describes it. One reader serves our own table, a table of ids and URLs only, and a
 * table of organisations: a column that is not there is read as its default.
 *
 * @param idColumn {@code tenant_id}, or {@code id} in a table without it
 * @param uuid whether ids are of type {@code uuid}
 * @param columns the optional columns that are there
 * @param notifies whether triggers announce every insert, update, delete and truncate
 * @param mayHideRows whether row-level security may hide rows from the role that reads
 * @param role the role that reads
 */
record RegistryTable(
        RelationName name,
        String idColumn,
        boolean uuid,
        Set<RegistryColumn> columns,
        boolean notifies,
        boolean mayHideRows,
        String role) {
    private static final String COLUMNS = """
            SELECT attname, atttypid = 'pg_catalog.uuid'::pg_catalog.regtype,
                has_column_privilege(attrelid, attnum, 'SELECT')
            FROM pg_catalog.pg_attribute WHERE attrelid = ? AND attnum > 0 AND NOT attisdropped
            """;

    // tgtype: 4 insert, 8 delete, 16 update, 32 truncate.
    private static final String NOTIFIES = """
            SELECT coalesce(bit_or(t.tgtype::int), 0) & 60 = 60
            FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid
            WHERE t.tgrelid = ? AND NOT t.tgisinternal AND t.tgenabled IN ('O', 'A') AND strpos(p.prosrc, '%s') > 0
            """.formatted(RegistrySql.CHANNEL);

    private static final String ROW_SECURITY = "SELECT row_security_active(?::oid)";

    RegistryTable {
        columns = Set.copyOf(columns);
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
                        + " does not exist, or is not on the search_path;"
                        + " 'fraiseql migrate' makes it, or its owner with\n"
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
        Set<RegistryColumn> columns = Arrays.stream(RegistryColumn.values())
                .filter(column -> readable.containsKey(column.sqlName()))
                .collect(Collectors.toUnmodifiableSet());
        requireReadable(name, role, id, columns, readable);
        return new RegistryTable(
                name,
                id,
                uuids.getOrDefault(id, false),
                columns,
                fact(connection, NOTIFIES, oid),
                fact(connection, ROW_SECURITY, oid),
                role);
    }

    // A state that may not be read must not pass for a state that is not kept.
    private static void requireReadable(
            RelationName name, String role, String id, Set<RegistryColumn> columns, Map<String, Boolean> readable) {
        boolean all = readable.getOrDefault(id, false)
                && columns.stream().allMatch(column -> readable.getOrDefault(column.sqlName(), false));
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

    boolean has(RegistryColumn column) {
        return columns.contains(column);
    }

    /**
     * Refuses a table that lacks one of these columns.
     *
     * @throws RegistryException with the SQL that adds those that are missing
     */
    void require(Set<RegistryColumn> needed) {
        List<RegistryColumn> missing =
                needed.stream().filter(column -> !has(column)).sorted().toList();
        if (!missing.isEmpty()) {
            String absence = missing.size() == 1 ? missing.getFirst().absence() : RegistryColumn.NO_PLACE;
            throw new RegistryException("the registry table " + name + " " + absence + "\n"
                    + missing.stream()
                            .map(column -> RegistrySql.addColumn(name, column))
                            .collect(Collectors.joining("\n")));
        }
    }

    /** Whether the id's column can have this id in it. */
    boolean canHold(TenantId id) {
        return !uuid || id.isUuid();
    }

    /** All rows: the id, then every {@link RegistryColumn} under its name, each as text. */
    String selectAll() {
        return Arrays.stream(RegistryColumn.values())
                .map(column -> (has(column) ? column.quoted() + "::text" : absent(column)) + " AS " + column.quoted())
                .collect(Collectors.joining(", ", "SELECT " + idText() + ", ", " FROM " + name.quoted()));
    }

    // Without the column nobody can be suspended. With it, NULL is no state, and the reader refuses it.
    private static String absent(RegistryColumn column) {
        return column == RegistryColumn.STATE ? "'active'::text" : "NULL::text";
    }

    /** The rows whose id is one of an array of text in canonical form. */
    String selectSome() {
        return selectAll() + " WHERE " + idIn("ANY (?)");
    }

    /** A condition on the id; a text column may hold a UUID in upper case, which is the same tenant. */
    String idIn(String placeholder) {
        return uuid ? quotedId() + " = " + placeholder : "lower(" + idText() + ") = " + placeholder;
    }

    String quotedId() {
        return quoteIdentifier(idColumn);
    }

    private String idText() {
        return quotedId() + "::text";
    }
}
