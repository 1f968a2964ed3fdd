package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.SearchPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings that make a transaction of the owner's a tenant's: FORCE holds the owner to the policies, and the
 * policies see this tenant.
 */
final class TenantSettings {
    private TenantSettings() {}

    /** Sets them until the transaction ends that the connection is in. */
    static void apply(Connection connection, ProvisioningContext context) throws SQLException {
        NewTenant order = context.order();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("app.tenant_id", order.id().value());
        settings.put("app.current_tenant_id", order.id().value());
        settings.put("tenant.id", order.id().value());
        settings.put("tenant.name", order.name());
        settings.put("tenant.subdomain", order.subdomain().orElse(""));
        settings.put("tenant.plan", order.plan());
        settings.put("tenant.admin_email", order.adminEmail());
        if (context.location().placement() instanceof Placement.OwnSchema(String schema)) {
            settings.put("search_path", SearchPath.of(schema));
        }
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            try (var statement = connection.prepareStatement("SELECT pg_catalog.set_config(?, ?, true)")) {
                statement.setString(1, setting.getKey());
                statement.setString(2, setting.getValue());
                statement.execute();
            }
        }
    }
}
