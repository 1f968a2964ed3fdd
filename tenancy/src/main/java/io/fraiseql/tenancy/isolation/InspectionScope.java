package io.fraiseql.tenancy.isolation;

import io.fraiseql.tenancy.placement.RelationName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What an inspection of a whole database is about.
 *
 * @param appRole the role that serves
 * @param schemas the schemas that it serves from
 * @param tenantColumn the column that tells tenants apart
 * @param tenantVariables the session variables that hold the tenant's id; whoever serves sets all of them, and nobody else
 * @param sharedTables tables, with their schemas, whose rows are meant for every tenant
 * @param claims the session variables that only a verified token fills, each with its claim
 */
public record InspectionScope(
        String appRole,
        List<String> schemas,
        String tenantColumn,
        Set<String> tenantVariables,
        Set<RelationName> sharedTables,
        Map<String, String> claims) {
    public InspectionScope {
        Objects.requireNonNull(appRole, "appRole is null");
        schemas = List.copyOf(schemas);
        Objects.requireNonNull(tenantColumn, "tenantColumn is null");
        tenantVariables = Set.copyOf(tenantVariables);
        sharedTables = Set.copyOf(sharedTables);
        claims = Map.copyOf(claims);
        if (tenantVariables.isEmpty()) {
            throw new IllegalArgumentException("no session variable is named that holds the tenant");
        }
    }
}
