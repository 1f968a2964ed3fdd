package io.fraiseql.isolation;

import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.placement.RelationName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an inspection of a whole database is about.
 *
 * @param appRole the role that serves
 * @param schemas the schemas that it serves from
 * @param tenantColumn the column that tells tenants apart
 * @param tenantVariables the session variables that hold the tenant's id; whoever serves sets all of them, and
 *     nobody else
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
    /** What every session of the product sets to its tenant. */
    public static final Set<String> TENANT_VARIABLES = Set.of("app.tenant_id", "app.current_tenant_id");

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

    /**
     * What a configuration says of its database.
     *
     * @param appRole the role that serves
     * @param schemas where it serves from; names without a schema are of the first
     */
    public static InspectionScope of(FraiseqlConfig config, String appRole, List<String> schemas) {
        Set<RelationName> shared = Stream.concat(
                        Stream.of(config.routing().registryTable()), config.isolation().sharedTables().stream())
                .map(table -> qualified(table, schemas))
                .collect(Collectors.toUnmodifiableSet());
        return new InspectionScope(
                appRole, schemas, config.multitenancy().tenantColumn(), TENANT_VARIABLES, shared, claims(config));
    }

    /** A table by its whole name: of the first schema, when it names none. */
    public static RelationName qualified(String table, List<String> schemas) {
        var name = RelationName.parse(table);
        return name.schema().isPresent() ? name : RelationName.of(schemas.getFirst(), name.name());
    }

    /** What sessions set from verified tokens and from nowhere else. */
    private static Map<String, String> claims(FraiseqlConfig config) {
        if (!config.auth().isConfigured()) {
            return Map.of();
        }
        var claims = new HashMap<>(config.sessionVariables().claims());
        if (claims.containsKey("app.user_id")) {
            claims.put("app.current_user_id", claims.get("app.user_id"));
        }
        claims.put("app.is_super_admin", config.auth().rolesClaim());
        return claims;
    }
}
