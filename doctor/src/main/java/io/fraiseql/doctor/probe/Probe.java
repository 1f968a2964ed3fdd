package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.tenancy.placement.RelationName;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes two tenants, tries as each for the other's rows, and rolls everything back. All of it is one transaction, since
 * rows that are not committed are seen by nobody else: the connection makes the rows and then takes the app role, whose
 * policies count from there on.
 *
 * <p>It cannot see what the settings of the app role, or of another connection, would change. Its own statements on
 * tables are about the two tenants' rows alone. Views, functions, triggers and what is tried further read what their
 * SQL reaches, and may lock and rewrite it until all of it is rolled back; sequences advance. Where a statement might
 * do more than that ({@link NonTransactionalEffects}), nothing is tried.
 */
public final class Probe {
    private final Connection connection;
    private final InspectionScope scope;
    private final ProbeExtension further;
    private final RandomGenerator random = new SecureRandom();

    private Probe(Connection connection, InspectionScope scope, ProbeExtension further) {
        this.connection = connection;
        this.scope = scope;
        this.further = further;
    }

    /**
     * Tries everything that the app role may touch.
     *
     * @param connection in no transaction, of the app role, of one that is a member of it, or of a superuser; it is
     *     left as it came
     */
    public static List<Finding> attempt(Connection connection, InspectionScope scope) throws SQLException {
        return attempt(connection, scope, ProbeExtension.NONE);
    }

    /**
     * As {@link #attempt(Connection, InspectionScope)}, and more.
     *
     * @param further tried last, in the same transaction
     */
    public static List<Finding> attempt(Connection connection, InspectionScope scope, ProbeExtension further)
            throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        int isolation = connection.getTransactionIsolation();
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        try {
            return new Probe(connection, scope, further).attempt();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
            connection.setTransactionIsolation(isolation);
        }
    }

    /** Whether a connection may take the app role, as a probe has to. */
    public static boolean mayActAs(Connection connection, String appRole) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_has_role(current_user, ?, 'MEMBER')")) {
            statement.setString(1, appRole);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private List<Finding> attempt() throws SQLException {
        execute("SET LOCAL lock_timeout = '1s'");
        execute("SET LOCAL statement_timeout = '10s'");
        var catalog = Catalog.of(connection, scope);
        List<String> ways = NonTransactionalEffects.of(connection);
        if (!ways.isEmpty()) {
            return List.of(ProbeFindings.refused(ways));
        }
        Map<Long, ProbeTable> tables = ProbeTables.read(catalog);
        List<ProbeQuery> queries = ProbeQuery.read(catalog);
        var seeder = new RowSeeder(connection, tables, new RandomValues(random));
        String type = tables.values().stream()
                .flatMap(table -> table.columns().stream()
                        .filter(column ->
                                table.tenant().filter(column.name()::equals).isPresent()))
                .map(ProbeTable.Column::base)
                .findFirst()
                .orElse("uuid");
        String a = tenant(type);
        String b = tenant(type);

        // The path of whoever connects: functions may need it, where the catalog was read without.
        execute("SET LOCAL search_path = DEFAULT");
        execute("SET CONSTRAINTS ALL IMMEDIATE");
        TwoTenants.enter(connection, scope, a);
        Map<Long, Map<String, String>> ofA = seeder.seed(a);
        takeAppRole(connection, scope);
        Map<ProbeQuery, String> alone = look(queries);
        execute("RESET ROLE");
        Savepoint beforeB = connection.setSavepoint();
        TwoTenants.enter(connection, scope, b);
        Map<Long, Map<String, String>> ofB = seeder.seed(b);
        takeAppRole(connection, scope);
        TwoTenants.enter(connection, scope, a);
        Map<ProbeQuery, String> together = look(queries);

        var findings = new ArrayList<Finding>();
        alone.forEach((one, answer) -> {
            if (one.givenUp(answer) || one.givenUp(together.getOrDefault(one, ""))) {
                findings.add(ProbeFindings.unanswered(one.name(), one.sql()));
            } else if (!answer.equals(together.get(one))) {
                findings.add(ProbeFindings.differs(one));
            }
        });
        for (ProbeTable table : tables.values()) {
            if (table.served() && table.tenant().isPresent()) {
                Map<String, String> mine = ofA.get(table.oid());
                Map<String, String> theirs = ofB.get(table.oid());
                if (mine == null || theirs == null) {
                    findings.add(ProbeFindings.untried(table));
                } else {
                    findings.addAll(new TableAttempts(connection, tables, table, a, b, ofA, ofB).run());
                }
            }
        }
        var tenants = new TwoTenants(connection, scope, tables, a, b, ofA, ofB, beforeB);
        findings.addAll(new SideEffects(tenants).run());
        findings.addAll(further.attempt(tenants));
        if (tenants.servedTables().isEmpty()) {
            findings.add(ProbeFindings.nothing(scope.tenantColumn()));
        }
        tenants.unwatched().forEach(table -> findings.add(ProbeFindings.unwatched(table)));
        return findings;
    }

    private Map<ProbeQuery, String> look(List<ProbeQuery> queries) throws SQLException {
        var answers = new HashMap<ProbeQuery, String>();
        for (ProbeQuery one : queries) {
            answers.put(one, one.answer(connection));
        }
        return answers;
    }

    private String tenant(String type) {
        return switch (type) {
            case "uuid" -> UUID.randomUUID().toString();
            case "smallint" -> Integer.toString(random.nextInt(20_000, 30_000));
            case "integer", "bigint" -> Integer.toString(random.nextInt(1_000_000_000, Integer.MAX_VALUE));
            default -> "probe-" + Integer.toHexString(random.nextInt());
        };
    }

    static void takeAppRole(Connection connection, InspectionScope scope) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL ROLE " + RelationName.quoteIdentifier(scope.appRole()));
        } catch (SQLException e) {
            throw new SQLException(
                    "the probe cannot act as " + scope.appRole()
                            + ": connect as that role, as a member of it, or as a superuser",
                    e.getSQLState(),
                    e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
