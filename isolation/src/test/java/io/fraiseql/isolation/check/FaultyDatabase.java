package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.tenancy.placement.RelationName;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** A database with roles of its own to build faults in: an app role, and whatever a test adds. */
final class FaultyDatabase implements AutoCloseable {
    /** A tenant's policy as the product generates it. */
    static final String TENANT_POLICY = "USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)";

    private final TestDatabase database = TestDatabase.create();
    private final Deque<String> roles = new ArrayDeque<>();
    private final String app = role("app", "");

    /** A role of this database only; its name is unique in the cluster, since roles are. */
    String role(String stem, String attributes) {
        String name = stem + "_" + database.name();
        database.superuser("CREATE ROLE " + name + " LOGIN PASSWORD '" + name + "' " + attributes);
        roles.push(name);
        return name;
    }

    String app() {
        return app;
    }

    FaultyDatabase owner(String... statements) {
        database.owner(statements);
        return this;
    }

    FaultyDatabase superuser(String... statements) {
        database.superuser(statements);
        return this;
    }

    /** A table {@code name} that is sound: policies that bind everybody, and a grant. */
    FaultyDatabase soundTable(String name) {
        return owner(
                "CREATE TABLE " + name + " (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, title text)",
                "ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON " + name + " " + TENANT_POLICY,
                "GRANT SELECT, INSERT, UPDATE, DELETE ON " + name + " TO " + app);
    }

    /** A connection of the app role; the caller closes it. */
    Connection connect() throws SQLException {
        return database.connect(app);
    }

    /** Memberships have had options of their own since PostgreSQL 16. */
    void assumeMembershipOptions() throws SQLException {
        try (var connection = connect()) {
            assumeThat(connection.getMetaData().getDatabaseMajorVersion()).isGreaterThanOrEqualTo(16);
        }
    }

    List<Finding> inspect(String... served) {
        return inspectAs(app, served);
    }

    List<Finding> inspectAs(String role, String... served) {
        try (var connection = database.connect(role)) {
            List<RelationName> relations =
                    Arrays.stream(served).map(RelationName::parse).toList();
            List<Finding> findings = new Inspection.Api(relations, "tenant_id", true).run(connection);
            assertThat(connection.getAutoCommit()).isTrue();
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one finding there is must be of this rule and name this object; its fix must leave none behind. */
    void faultAndFix(Rule rule, String object, String... served) {
        List<Finding> findings = inspect(served);
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.object()).isEqualTo(object);
            assertThat(finding.message()).contains(object).endsWith(".");
        });
        superuser(findings.getFirst().fix());
        assertThat(inspect(served)).isEmpty();
    }

    /** How many rows the app role sees of a relation as a tenant. */
    int visibleTo(String tenant, String relation) {
        try (var connection = database.connect(app);
                var statement = connection.createStatement()) {
            statement.execute("SET app.tenant_id = '" + tenant + "'");
            try (var rows = statement.executeQuery("SELECT count(*) FROM " + relation)) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        // Roles outlive databases, and cannot go while they own something or have been granted something.
        while (!roles.isEmpty()) {
            String role = roles.pop();
            database.superuser("DROP OWNED BY " + role + " CASCADE", "DROP ROLE " + role);
        }
        database.close();
    }
}
