package io.fraiseql.lifecycle.provisioning;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.placement.Placement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the owner's transaction a tenant's: FORCE holds the owner to the policies, and the policies see this tenant.
 */
final class TenantSession {
    private TenantSession() {}

    /** For the transaction that the connection is in. */
    static void enter(Connection connection, Creation creation) throws SQLException {
        NewTenant order = creation.order();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("app.tenant_id", order.id().value());
        settings.put("app.current_tenant_id", order.id().value());
        settings.put("tenant.id", order.id().value());
        settings.put("tenant.name", order.name());
        settings.put("tenant.subdomain", order.subdomain().orElse(""));
        settings.put("tenant.plan", order.plan());
        settings.put("tenant.admin_email", order.adminEmail());
        if (creation.site().placement() instanceof Placement.OwnSchema(String schema)) {
            settings.put("search_path", quoteIdentifier(schema) + ", pg_temp");
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
