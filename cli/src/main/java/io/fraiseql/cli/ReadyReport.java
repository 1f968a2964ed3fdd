package io.fraiseql.cli;

import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.DevelopmentTenant;
import io.fraiseql.cli.output.OutputFormat;
import io.fraiseql.server.admin.AdminApi;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a development server says when it is ready: where it is, and whom one can be.
 *
 * @param operator a token with the role {@code super_admin}, where there is a tenant at all
 */
record ReadyReport(
        String project,
        URI uri,
        List<DevelopmentTenant> tenants,
        Optional<String> operator,
        DevelopmentDatabase database,
        ExampleQueries example) {
    private static final JsonMapper JSON = JsonMapper.shared();

    ReadyReport {
        tenants = List.copyOf(tenants);
    }

    void print(PrintWriter out, OutputFormat output) {
        out.println(
                switch (output) {
                    case JSON -> json();
                    case TEXT -> text();
                });
        out.flush();
    }

    /** The identities that GraphiQL offers to switch between, as {@code FraiseQL.Builder} takes them. */
    static byte[] graphiqlTenants(List<DevelopmentTenant> tenants, Optional<String> operator) {
        var identities = new ArrayList<Map<String, String>>();
        tenants.forEach(tenant -> identities.add(Map.of("name", tenant.name(), "token", tenant.token())));
        operator.ifPresent(token -> identities.add(Map.of("name", "Super admin", "token", token)));
        return JSON.writeValueAsBytes(identities);
    }

    private String json() {
        var ready = new LinkedHashMap<String, Object>();
        ready.put("url", uri.toString());
        ready.put("tenants", tenants.stream().map(ReadyReport::json).toList());
        operator.ifPresent(token -> ready.put("adminToken", token));
        ready.put("databaseUrl", database.app().url());
        ready.put("ownerDatabaseUrl", database.owner().url());
        return JSON.writeValueAsString(ready);
    }

    private static Map<String, Object> json(DevelopmentTenant tenant) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", tenant.id());
        json.put("name", tenant.name());
        tenant.subdomain().ifPresent(subdomain -> json.put("subdomain", subdomain));
        json.put("token", tenant.token());
        return json;
    }

    private String text() {
        var text = new StringBuilder();
        text.append("""

                %1$s is served at %2$s
                  console   %3$s   (GraphiQL, with a switch between the tenants)
                  database  psql %4$s

                Ask as one tenant or the other, and see that no row is in both answers:
                """.formatted(
                        project,
                        uri.resolve("/graphql"),
                        uri.resolve("/"),
                        database.app().url()));
        tenants.forEach(tenant -> text.append('\n')
                .append("# ")
                .append(tenant.name())
                .append(tenant.subdomain()
                        .map(subdomain -> " (subdomain " + subdomain + ")")
                        .orElse(""))
                .append(", tenant ")
                .append(tenant.id())
                .append('\n')
                .append(curl("/graphql", tenant.token(), example.query()))
                .append('\n'));
        operator.ifPresent(token -> text.append(
                        "\n# The operator: a token with the role super_admin and the scope " + AdminApi.SCOPE + "\n")
                .append(curl(example.operatorPath(), token, example.operatorQuery()))
                .append('\n'));
        return text.append("\nCtrl-C stops it").toString();
    }

    private String curl(String path, String token, String query) {
        return "curl -s %s -H 'Content-Type: application/json' -H 'Authorization: Bearer %s' -d '%s'"
                .formatted(uri.resolve(path), token, JSON.writeValueAsString(Map.of("query", query)));
    }
}
