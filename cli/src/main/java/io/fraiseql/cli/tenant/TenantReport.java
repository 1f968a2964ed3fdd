package io.fraiseql.cli.tenant;

import io.fraiseql.cli.output.ListFormat;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tenants as text or JSON. Of a database's URL only the address is shown. */
final class TenantReport {
    private static final List<String> COLUMNS =
            List.of("id", "name", "subdomain", "state", "plan", "placement", "pool", "connections");

    private TenantReport() {}

    static void list(List<Tenant> tenants, PrintWriter out, ListFormat format) {
        List<Map<String, String>> rows = tenants.stream().map(TenantReport::row).toList();
        switch (format) {
            case JSON -> out.println(JsonMapper.shared().writeValueAsString(rows));
            case TABLE -> table(rows, out);
        }
        out.flush();
    }

    static void show(Tenant tenant, PrintWriter out, ListFormat format) {
        Map<String, String> row = row(tenant);
        switch (format) {
            case JSON -> out.println(JsonMapper.shared().writeValueAsString(row));
            case TABLE -> row.forEach((name, value) -> out.println("%-11s %s".formatted(name, value)));
        }
        out.flush();
    }

    private static Map<String, String> row(Tenant tenant) {
        var row = new LinkedHashMap<String, String>();
        row.put("id", tenant.id().value());
        row.put("name", tenant.name());
        tenant.subdomain().ifPresent(subdomain -> row.put("subdomain", subdomain));
        row.put("state", tenant.state().name().toLowerCase(Locale.ROOT));
        row.put("plan", tenant.plan());
        row.put("placement", tenant.placement().kind().word());
        switch (tenant.placement()) {
            case Placement.SharedRows() -> {}
            case Placement.OwnSchema(String schema) -> row.put("schema", schema);
            case Placement.OwnDatabase(String text) -> {
                ConnectionUrl url = ConnectionUrl.parse(text);
                row.put("database", url.database());
                row.put("server", url.host() + ":" + url.port());
            }
        }
        tenant.dedicatedPool().ifPresent(pool -> {
            row.put("pool", "dedicated");
            pool.connections().ifPresent(limit -> row.put("connections", Integer.toString(limit)));
        });
        return row;
    }

    private static void table(List<Map<String, String>> rows, PrintWriter out) {
        var lines = new ArrayList<List<String>>();
        lines.add(COLUMNS);
        rows.forEach(row -> lines.add(COLUMNS.stream()
                .map(column -> row.getOrDefault(column, "-").replaceAll("\\p{C}", "?"))
                .toList()));
        for (List<String> line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < line.size(); i++) {
                int column = i;
                int width = lines.stream()
                        .mapToInt(other -> other.get(column).length())
                        .max()
                        .orElse(0);
                text.append(("%-" + width + "s  ").formatted(line.get(i)));
            }
            out.println(text.toString().stripTrailing());
        }
    }
}
