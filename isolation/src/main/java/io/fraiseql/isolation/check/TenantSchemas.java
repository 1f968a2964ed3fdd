package io.fraiseql.isolation.check;

import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.placement.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Tenants that have a schema each.
 *
 * @param prefix what the names of tenants' schemas begin with; the rest is the tenant's id
 * @param registry the table of tenants, where it is in the same database
 */
public record TenantSchemas(String prefix, Optional<RelationName> registry) {
    /** What the product's names of tenants' schemas begin with. */
    public static final String USUAL_PREFIX = "tenant_";

    /** The schemas, for questions that have the prefix as their parameter. */
    static final String SPACES = """
            , tenant_space AS MATERIALIZED (
                SELECT n.oid, n.nspname, n.nspacl, n.nspowner FROM pg_namespace n WHERE starts_with(n.nspname, ?)
            )
            """;

    public TenantSchemas {
        Objects.requireNonNull(registry, "registry is null");
        if (prefix.isEmpty()) {
            throw new IllegalArgumentException("a prefix of no letters would make every schema a tenant's");
        }
    }

    /** Where a configuration's tenants have theirs. */
    public static TenantSchemas of(FraiseqlConfig config) {
        return of(USUAL_PREFIX, config);
    }

    /** The same with another prefix. */
    public static TenantSchemas of(String prefix, FraiseqlConfig config) {
        return new TenantSchemas(
                prefix,
                config.routing().registryUrl().isPresent()
                        ? Optional.empty()
                        : Optional.of(InspectionScope.qualified(config.routing().registryTable(), List.of("public"))));
    }

    /** What must hold of the schemas. */
    List<Check> checks(Inspection.Extent extent) {
        var checks = new ArrayList<Check>();
        if (extent == Inspection.Extent.FULL) {
            checks.add(new SchemaStructure(prefix));
            checks.add(new CrossSchemaDependencies(prefix));
        }
        checks.add(new SchemaPrivileges(prefix));
        registry.ifPresent(table -> checks.add(new OrphanSchemas(prefix, table)));
        return List.copyOf(checks);
    }
}
