package io.fraiseql.isolation.catalog;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the {@link AccessGraph}, level by level of views. Any role may read all that is asked for here.
 */
final class AccessGraphReader {
    private final Connection connection;
    private final String tenantColumn;
    private final String appRole;
    private final int version;
    private final Map<Long, Role> roles = new HashMap<>();

    private AccessGraphReader(Catalog catalog) {
        this.connection = catalog.connection();
        this.tenantColumn = catalog.scope().tenantColumn();
        this.appRole = catalog.scope().appRole();
        this.version = catalog.version();
    }

    static AccessGraph read(Catalog catalog, Catalog.Served served) throws SQLException {
        return new AccessGraphReader(catalog).read(served);
    }

    private AccessGraph read(Catalog.Served served) throws SQLException {
        List<ReachableRole> reachable = reachable();
        Role server = reachable.stream()
                .map(ReachableRole::role)
                .filter(role -> role.name().equals(appRole))
                .findFirst()
                .orElseThrow(() -> new SQLException("there is no role " + appRole + "; name the role that serves"));
        Map<Long, Relation> relations = relations(served.relations());
        return new AccessGraph(
                version,
                server,
                reachable,
                served.relations().stream()
                        .distinct()
                        .map(oid -> Objects.requireNonNull(relations.get(oid)))
                        .toList(),
                served.missing(),
                relations,
                tenantColumn);
    }

    private List<ReachableRole> reachable() throws SQLException {
        var revocations = new LinkedHashMap<Long, List<String>>();
        try (var statement = connection.prepareStatement(AccessGraphSql.reachableRoles(version))) {
            statement.setString(1, appRole);
            statement.setString(2, appRole);
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
        var reachable = new ArrayList<ReachableRole>();
        for (var entry : revocations.entrySet()) {
            reachable.add(new ReachableRole(role(entry.getKey()), entry.getValue()));
        }
        return List.copyOf(reachable);
    }

    private Role role(long oid) throws SQLException {
        Role known = roles.get(oid);
        if (known != null) {
            return known;
        }
        try (var statement = connection.prepareStatement(AccessGraphSql.ROLE)) {
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
        try (var statement = connection.prepareStatement(AccessGraphSql.RELATIONS)) {
            statement.setString(1, tenantColumn);
            statement.setString(2, appRole);
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
        try (var statement = connection.prepareStatement(AccessGraphSql.POLICIES)) {
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

    private static List<Long> longs(ResultSet row, int column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(Long.class::cast)
                .toList();
    }
}
