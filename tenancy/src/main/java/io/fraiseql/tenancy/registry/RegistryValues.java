package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A tenant as values of columns, each as text and empty for NULL; what {@link RegistryRowParser} makes a tenant of. A
 * value that every reader assumes is left out where the table lacks the column, and only there.
 */
final class RegistryValues {
    private RegistryValues() {}

    /** A whole row, but for the id. What is absent from it gets the column's default. */
    static Map<RegistryColumn, Optional<String>> of(Tenant tenant, RegistryTable table, Strategy strategy) {
        var values = new EnumMap<RegistryColumn, Optional<String>>(RegistryColumn.class);
        if (table.has(RegistryColumn.NAME) || !tenant.name().equals(tenant.id().value())) {
            values.put(RegistryColumn.NAME, Optional.of(tenant.name()));
        }
        tenant.subdomain().ifPresent(label -> values.put(RegistryColumn.SUBDOMAIN, Optional.of(label)));
        values.put(RegistryColumn.STATE, Optional.of(state(tenant.state())));
        if (table.has(RegistryColumn.PLAN) || !tenant.plan().equals(RegistryRowParser.USUAL_PLAN)) {
            values.put(RegistryColumn.PLAN, Optional.of(tenant.plan()));
        }
        if (table.has(RegistryColumn.PLACEMENT) || !isUsual(tenant.placement(), strategy)) {
            values.put(
                    RegistryColumn.PLACEMENT,
                    Optional.of(tenant.placement().kind().word()));
        }
        if (tenant.placement() instanceof Placement.OwnDatabase(String url)) {
            values.put(RegistryColumn.DATABASE_URL, Optional.of(url));
        }
        if (tenant.dedicatedPool().isPresent()) {
            values.putAll(pool(tenant.dedicatedPool(), table));
        }
        return values;
    }

    /** The connections that a tenant has for itself. A table that keeps no number of them can still say that it has. */
    static Map<RegistryColumn, Optional<String>> pool(Optional<DedicatedPool> pool, RegistryTable table) {
        OptionalInt connections = pool.map(DedicatedPool::connections).orElse(OptionalInt.empty());
        var values = new EnumMap<RegistryColumn, Optional<String>>(RegistryColumn.class);
        values.put(RegistryColumn.DEDICATED_POOL, Optional.of(Boolean.toString(pool.isPresent())));
        if (connections.isPresent()) {
            values.put(RegistryColumn.DEDICATED_CONNECTIONS, Optional.of(Integer.toString(connections.getAsInt())));
        } else if (table.has(RegistryColumn.DEDICATED_CONNECTIONS)) {
            values.put(RegistryColumn.DEDICATED_CONNECTIONS, Optional.empty());
        }
        return values;
    }

    static String state(TenantState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** Whether a row that says nothing of it is read as this placement. */
    private static boolean isUsual(Placement placement, Strategy strategy) {
        return switch (placement.kind()) {
            case ROW -> strategy == Strategy.ROW || strategy == Strategy.HYBRID;
            case SCHEMA -> strategy == Strategy.SCHEMA;
            case DATABASE -> strategy == Strategy.DATABASE || strategy == Strategy.HYBRID;
        };
    }
}
