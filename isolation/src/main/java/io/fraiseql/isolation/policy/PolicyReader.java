package io.fraiseql.isolation.policy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the policies of tables. Any role may read all that is asked for here. */
public final class PolicyReader {
    private static final String TABLES = """
            SELECT c.oid, c.oid::regclass::text, format('%I.%I', n.nspname, c.relname), a.attnum
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = ? AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.oid = ANY (?::bigint[]) AND c.relrowsecurity
            ORDER BY n.nspname, c.relname
            """;

    private static final String POLICIES = """
            SELECT p.polrelid, p.polname, p.polcmd, p.polpermissive, p.polroles::bigint[],
                p.polqual::text, p.polwithcheck::text
            FROM pg_policy p WHERE p.polrelid = ANY (?::bigint[]) ORDER BY p.polname
            """;

    private final Connection connection;
    private final Names names;
    private final ExpressionReader expressions;

    /** @param connection with {@code pg_catalog} first on its path, so that every name is printed with its schema */
    public PolicyReader(Connection connection) {
        this(connection, Map.of());
    }

    /** Also reads functions through these trees, by their oids, where the catalog has only text of them. */
    public PolicyReader(Connection connection, Map<Long, String> bodies) {
        this.connection = connection;
        this.names = new Names(connection, bodies);
        this.expressions = new ExpressionReader(names);
    }

    /** Those of the tables that have row-level security on, with their policies. */
    public List<PolicyTable> read(Collection<Long> tables, String tenantColumn) throws SQLException {
        Map<Long, List<RowPolicy>> policies = policies(tables);
        var read = new ArrayList<PolicyTable>();
        try (var statement = connection.prepareStatement(TABLES)) {
            statement.setString(1, tenantColumn);
            statement.setArray(2, connection.createArrayOf("int8", tables.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    long oid = row.getLong(1);
                    int column = row.getInt(4);
                    read.add(new PolicyTable(
                            oid,
                            row.getString(2),
                            row.getString(3),
                            column == 0 ? Optional.empty() : Optional.of(names.column(0, oid, column)),
                            policies.getOrDefault(oid, List.of())));
                }
            }
        }
        return List.copyOf(read);
    }

    /** Reads another expression of a table, such as a column's default. */
    public Expression expression(String tree, long table) throws SQLException {
        return expressions.read(tree, table);
    }

    /**
     * Whether there is a subquery in an expression, also where this reads through it. Of a tree that cannot be read it
     * says no.
     */
    public static boolean hasSubquery(String tree) {
        try {
            return NodeTree.parse(tree).holds("SUBLINK");
        } catch (UnreadableTree e) {
            return false;
        }
    }

    private Map<Long, List<RowPolicy>> policies(Collection<Long> tables) throws SQLException {
        var policies = new HashMap<Long, List<RowPolicy>>();
        try (var statement = connection.prepareStatement(POLICIES)) {
            statement.setArray(1, connection.createArrayOf("int8", tables.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    policies.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>())
                            .add(new RowPolicy(
                                    row.getString(2),
                                    row.getString(3).charAt(0),
                                    row.getBoolean(4),
                                    roles(row),
                                    expression(row, 6),
                                    expression(row, 7)));
                }
            }
        }
        return policies;
    }

    private static Set<Long> roles(ResultSet row) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(5).getArray())
                .map(Long.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Expression> expression(ResultSet row, int column) throws SQLException {
        String tree = row.getString(column);
        return tree == null ? Optional.empty() : Optional.of(expressions.read(tree, row.getLong(1)));
    }
}
