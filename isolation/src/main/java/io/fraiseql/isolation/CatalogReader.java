package io.fraiseql.isolation;

import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the {@link Catalog} in one read-only transaction, which it ends. Any role may read all that is asked for here.
 */
final class CatalogReader {
    private final Connection connection;
    private final String tenantColumn;
    private final String login;
    private final int version;
    private final Map<Long, Role> roles = new HashMap<>();

    private CatalogReader(Connection connection, String tenantColumn, String login) throws SQLException {
        this.connection = connection;
        this.tenantColumn = tenantColumn;
        this.login = login;
        this.version = (int) firstLong("SELECT current_setting('server_version_num')::bigint");
    }

    /** Reads as the role that connects, about that role. */
    static Catalog read(Connection connection, Collection<RelationName> served, String tenantColumn)
            throws SQLException {
        return inTransaction(connection, served, tenantColumn, currentUser(connection));
    }

    /** Reads about another role. */
    static Catalog read(Connection connection, Collection<RelationName> served, String tenantColumn, String login)
            throws SQLException {
        return inTransaction(connection, served, tenantColumn, login);
    }

    private static Catalog inTransaction(
            Connection connection, Collection<RelationName> served, String tenantColumn, String login)
            throws SQLException {
        return new CatalogTransaction(connection)
                .read(() -> new CatalogReader(connection, tenantColumn, login).read(served));
    }

    private Catalog read(Collection<RelationName> served) throws SQLException {
        Map<RelationName, Long> places = RelationLookup.oids(connection, served);
        List<Long> servedOids = served.stream()
                .flatMap(name -> Optional.ofNullable(places.get(name)).stream())
                .toList();
        List<RelationName> missing =
                served.stream().filter(name -> !places.containsKey(name)).toList();
        // From here on names are printed with their schemas, and no object of a user's can pass for one of the catalog.
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = pg_catalog, pg_temp");
        }
        List<Reach> reachable = reachable();
        Role server = role(oidOf(login));
        Map<Long, Relation> relations = relations(servedOids);
        return new Catalog(
                version,
                server,
                reachable,
                servedOids.stream()
                        .distinct()
                        .map(oid -> Objects.requireNonNull(relations.get(oid)))
                        .toList(),
                missing,
                relations,
                tenantColumn);
    }

    private List<Reach> reachable() throws SQLException {
        var revocations = new LinkedHashMap<Long, List<String>>();
        try (var statement = connection.prepareStatement(CatalogSql.reachableRoles(version))) {
            statement.setString(1, login);
            statement.setString(2, login);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> ways = revocations.computeIfAbsent(rows.getLong(1), oid -> new ArrayList<>());
                    String revocation = rows.getString(2);
                    if (revocation != null) {
                        ways.add(revocation);
                    }
                }
            }
        }
        var reachable = new ArrayList<Reach>();
        for (var entry : revocations.entrySet()) {
            reachable.add(new Reach(role(entry.getKey()), entry.getValue()));
        }
        return List.copyOf(reachable);
    }

    private Role role(long oid) throws SQLException {
        Role known = roles.get(oid);
        if (known != null) {
            return known;
        }
        try (var statement = connection.prepareStatement(CatalogSql.ROLE)) {
            statement.setLong(1, oid);
            try (var row = statement.executeQuery()) {
                row.next();
                Set<Long> inherited = new HashSet<>(longs(row, 7));
                inherited.add(0L);
                var role = new Role(
                        row.getLong(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getBoolean(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getBoolean(8),
                        inherited);
                roles.put(oid, role);
                return role;
            }
        }
    }

    private Map<Long, Relation> relations(List<Long> served) throws SQLException {
        var found = new LinkedHashMap<Long, Relation>();
        Set<Long> level = new HashSet<>(served);
        while (!level.isEmpty()) {
            var next = new HashSet<Long>();
            for (Relation relation : level(level)) {
                found.put(relation.oid(), relation);
                next.addAll(relation.reads());
            }
            next.removeAll(found.keySet());
            level = next;
        }
        return found;
    }

    private List<Relation> level(Set<Long> oids) throws SQLException {
        Map<Long, List<Policy>> policies = policies(oids);
        var relations = new ArrayList<Relation>();
        try (var statement = connection.prepareStatement(CatalogSql.RELATIONS)) {
            statement.setString(1, tenantColumn);
            statement.setString(2, login);
            statement.setArray(3, connection.createArrayOf("int8", oids.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    long oid = row.getLong(1);
                    relations.add(new Relation(
                            oid,
                            RelationName.of(row.getString(2), row.getString(3)),
                            Relation.Kind.of(row.getString(4)),
                            role(row.getLong(5)),
                            row.getBoolean(6),
                            row.getBoolean(7),
                            row.getBoolean(8),
                            row.getBoolean(9),
                            Optional.ofNullable(row.getString(10)),
                            row.getString(11),
                            row.getString(12),
                            row.getBoolean(13),
                            policies.getOrDefault(oid, List.of()),
                            longs(row, 14)));
                }
            }
        }
        return relations;
    }

    private Map<Long, List<Policy>> policies(Set<Long> tables) throws SQLException {
        var policies = new HashMap<Long, List<Policy>>();
        try (var statement = connection.prepareStatement(CatalogSql.POLICIES)) {
            statement.setString(1, tenantColumn);
            statement.setArray(2, connection.createArrayOf("int8", tables.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    policies.computeIfAbsent(row.getLong(1), oid -> new ArrayList<>())
                            .add(new Policy(
                                    row.getString(2),
                                    row.getString(3).charAt(0),
                                    row.getBoolean(4),
                                    new HashSet<>(longs(row, 5)),
                                    row.getBoolean(6),
                                    row.getBoolean(7)));
                }
            }
        }
        return policies;
    }

    private long oidOf(String role) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT oid FROM pg_roles WHERE rolname = ?")) {
            statement.setString(1, role);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("there is no role " + role + "; name the role that serves");
                }
                return rows.getLong(1);
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

    private long firstLong(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<Long> longs(ResultSet row, int column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(Long.class::cast)
                .toList();
    }
}
