package io.fraiseql.lifecycle.ddl;

import java.util.Objects;

/**
 * The column, the roles and the views that row-level DDL is written with.
 *
 * @param tenantColumn the column that holds the tenant's id
 * @param owner the role that runs it, and owns the tables
 * @param app the role that serves
 * @param admin the role that reads across tenants
 * @param views whether each table gets a view to serve
 */
public record RowLevelOptions(
        String tenantColumn, TenantType type, String owner, String app, String admin, boolean views) {
    public RowLevelOptions {
        Objects.requireNonNull(tenantColumn, "tenantColumn is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(owner, "owner is null");
        Objects.requireNonNull(app, "app is null");
        Objects.requireNonNull(admin, "admin is null");
    }
}
