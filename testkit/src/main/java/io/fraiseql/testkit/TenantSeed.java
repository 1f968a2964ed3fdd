package io.fraiseql.testkit;

import io.fraiseql.embedded.SqlScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The rows that every fresh tenant begins with, where it begins with any. */
record TenantSeed(Optional<SqlScript> sql) {
    /** Writes them in the connection's transaction, which becomes the tenant's. */
    void write(Connection owner, TestTenant tenant) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
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
            statement.execute(sql.get().text());
        } catch (SQLException e) {
            throw new SQLException(sql.get().name() + ": " + e.getMessage(), e.getSQLState(), e);
        }
    }
}
