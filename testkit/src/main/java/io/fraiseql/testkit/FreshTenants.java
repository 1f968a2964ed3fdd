package io.fraiseql.testkit;

import io.fraiseql.embedded.SqlScript;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes tenants: a row in the registry each, and the rows that every tenant begins with. */
record FreshTenants(Connection owner, String registryTable, Optional<SqlScript> sql) {
    static TestTenant invent() {
        String id = UUID.randomUUID().toString();
        return new TestTenant(id, "t-" + id, UUID.randomUUID().toString());
    }

    /** Makes all of them, or none. */
    void make(List<TestTenant> tenants) throws SQLException {
        owner.setAutoCommit(false);
        try {
            for (TestTenant tenant : tenants) {
                register(tenant);
                if (sql.isPresent()) {
                    fill(tenant, sql.get());
                }
            }
            owner.commit();
        } catch (SQLException e) {
            owner.rollback();
            throw e;
        } finally {
            owner.setAutoCommit(true);
        }
    }

    private void register(TestTenant tenant) throws SQLException {
        String insert = "INSERT INTO " + RelationName.parse(registryTable).quoted()
                + " (tenant_id, name, subdomain, placement) VALUES (?, ?, ?, 'row')";
        try (var statement = owner.prepareStatement(insert)) {
            statement.setString(1, tenant.id());
            statement.setString(2, tenant.subdomain());
            statement.setString(3, tenant.subdomain());
            statement.execute();
        }
    }

    private void fill(TestTenant tenant, SqlScript rows) throws SQLException {
        try (var variables = owner.prepareStatement(
                "SELECT set_config('app.tenant_id', ?, true), set_config('app.current_tenant_id', ?, true),"
                        + " set_config('app.user_id', ?, true), set_config('app.current_user_id', ?, true)")) {
            variables.setString(1, tenant.id());
            variables.setString(2, tenant.id());
            variables.setString(3, tenant.user());
            variables.setString(4, tenant.user());
            variables.execute();
        }
        try (var statement = owner.createStatement()) {
            statement.execute(rows.text());
        } catch (SQLException e) {
            throw new SQLException(rows.name() + ": " + e.getMessage(), e.getSQLState(), e);
        }
    }
}
