package io.fraiseql.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running server over HTTP. */
record GraphQLClient(HttpClient http, URI uri) {
    static final JsonMapper JSON = JsonMapper.shared();

    HttpResponse<String> ask(String token, String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(uri.resolve("/graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(uri.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The ids of a list field of the answer. */
    static Set<String> ids(HttpResponse<String> answer, String field) {
        var ids = new HashSet<String>();
        for (JsonNode row : JSON.readTree(answer.body()).path("data").path(field)) {
            ids.add(row.path("id").asString());
        }
        return ids;
    }
}
