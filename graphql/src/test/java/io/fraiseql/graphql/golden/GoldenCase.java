package io.fraiseql.graphql.golden;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.tenancy.identity.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A folder: the document, its variables and caller, the SQL that is expected and the answer. */
record GoldenCase(Path folder) {
    static final ObjectMapper JSON = new ObjectMapper();

    static List<GoldenCase> all() throws IOException {
        try (var folders = Files.list(Path.of("src/test/resources/golden/queries"))) {
            return folders.sorted().map(GoldenCase::new).toList();
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    GraphQLRequest request() throws IOException {
        var variables = folder.resolve("variables.json");
        @SuppressWarnings("unchecked")
        Map<String, Object> values =
                Files.exists(variables) ? JSON.readValue(Files.readString(variables), Map.class) : Map.of();
        return new GraphQLRequest(Files.readString(folder.resolve("query.graphql")), Optional.empty(), values, false);
    }

    Identity identity() throws IOException {
        var caller = folder.resolve("caller.json");
        var json = Files.exists(caller) ? JSON.readTree(Files.readString(caller)) : JSON.createObjectNode();
        return new Identity(
                true,
                Optional.of("0000000a-0000-4000-8000-000000000000"),
                Optional.of("0000000a-0000-4000-8000-000000000001"),
                strings(json, "roles"),
                strings(json, "scopes"),
                strings(json, "permissions"),
                Map.of());
    }

    /** Whether running it again would change the rows again. */
    boolean mutation() throws IOException {
        return request().document().startsWith("mutation");
    }

    /** Whether its answer has rows of every tenant. */
    boolean crossTenant() {
        return name().equals("cross-tenant");
    }

    private static Set<String> strings(JsonNode json, String name) {
        var strings = new java.util.HashSet<String>();
        json.path(name).forEach(each -> strings.add(each.asString()));
        return strings;
    }

    /** Whether the run writes the golden files instead of comparing with them. */
    static boolean updating() {
        return Boolean.getBoolean("golden.update");
    }
}
