package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphQLOverHttpTest {
    private static final String[] ACME = {"Authorization", "Bearer acme"};
    private static TinyServer server;

    @BeforeAll
    static void start() {
        server = TinyServer.with().start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersAPostWithTheTenantsData() {
        var response = post("{\"query\":\"q\",\"operationName\":\"A\",\"variables\":{},\"extensions\":null}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("""
                        {"data":{"tenant":"acme","attributes":"[tenant_id]","operation":"A","padding":""}}""");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void namesTheStepsInServerTiming() {
        assertThat(post("{\"query\":\"q\"}")
                        .headers()
                        .firstValue("Server-Timing")
                        .orElseThrow())
                .matches("authenticate;dur=\\d+\\.\\d\\d, read;dur=.*, resolve;dur=.*, admit;dur=.*, plan;dur=.*,"
                        + " session;dur=\\d+\\.\\d\\d");
    }

    @Test
    void answersAGetWithUrlEncodedParameters() {
        var response = Client.get(
                server.uri("/graphql?query=" + encode("query A { a }") + "&operationName=A&variables="
                        + encode("{\"size\":2}")),
                ACME);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"operation\":\"A\"").contains("\"padding\":\"xx\"");
    }

    @Test
    void refusesAMutationOverGet() {
        var response = Client.get(server.uri("/graphql?query=" + encode("mutation { a }")), ACME);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        application/graphql-response+json                             | application/graphql-response+json
        application/json                                              | application/json
        */*                                                           | application/json
        application/*                                                 | application/json
        application/graphql-response+json, application/json           | application/graphql-response+json
        application/graphql-response+json, application/json;q=0.9     | application/graphql-response+json
        application/json, application/graphql-response+json;q=0.9     | application/json
        text/html, application/xhtml+xml, application/xml;q=0.9, */*;q=0.8 | application/json
        application/json; charset=utf-8                               | application/json
        Application/GraphQL-Response+JSON                             | application/graphql-response+json
        application/json;q=0, */*                                     | application/graphql-response+json
        """)
    void negotiatesTheMediaType(String accept, String expected) {
        var response = post("{\"query\":\"q\"}", "Accept", accept);

        assertThat(response.headers().firstValue("Content-Type")).hasValue(expected + "; charset=utf-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "application/json;q=zero", "*/*;q=0"})
    void refusesWhatItCannotAnswerIn(String accept) {
        assertThat(post("{\"query\":\"q\"}", "Accept", accept).statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/graphql",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "application/jsonp"
            })
    void refusesBodiesThatAreNotJson(String contentType) {
        var request = HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Content-Type", contentType)
                .headers(ACME)
                .POST(BodyPublishers.ofString("{\"query\":\"q\"}"))
                .build();

        assertThat(Client.send(request).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "null",
                "1",
                "\"q\"",
                "{}",
                "{\"query\":null}",
                "{\"query\":1}",
                "{\"query\":[\"q\"]}",
                "{\"query\":\"q\"} {}",
                "{\"query\":\"q\",\"query\":\"r\"}",
                "{\"query\":\"q\",\"variables\":[]}",
                "{\"query\":\"q\",\"variables\":\"{}\"}",
                "{\"query\":\"q\",\"variables\":{\"a\":1,\"a\":2}}",
                "{\"query\":\"q\",\"operationName\":1}",
                "{\"query\":\"q\",\"extensions\":\"x\"}",
                "{'query':'q'}",
                "{\"query\":\"q\",\"variables\":{\"a\":NaN}}",
                "{\"query\":\"q\",}"
            })
    void refusesBodiesThatAreNoRequest(String body) {
        var response = post(body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"code\":\"BAD_USER_INPUT\"");
    }

    @Test
    @DisplayName("attack 72: a batch is refused as a whole")
    void refusesBatches() {
        var response = post("[{\"query\":\"q\"},{\"query\":\"q\"}]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("Batches are not served");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "query=", "query=a&query=b", "query=%ZZ", "query=a&variables=[]", "query=a&variables={"})
    void refusesUrlsThatAreNoRequest(String query) throws Exception {
        String answer = Client.raw(
                server.port(),
                "GET /graphql?" + query.replace("[", "%5B").replace("]", "%5D").replace("{", "%7B")
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer acme\r\nConnection: close\r\n\r\n");

        // An empty document is the engine's to refuse; this engine takes everything.
        assertThat(answer).startsWith(query.equals("query=") ? "HTTP/1.1 200" : "HTTP/1.1 400");
    }

    @Test
    void answersDocumentErrorsByMediaType() {
        String broken = "{\"query\":\"{\"}";
        String expected = "{\"errors\":[{\"message\":\"Syntax error\",\"locations\":[{\"line\":1,\"column\":2}],"
                + "\"extensions\":{\"code\":\"GRAPHQL_PARSE_FAILED\"}}]}";

        var strict = post(broken, "Accept", "application/graphql-response+json");
        var lenient = post(broken, "Accept", "application/json");

        assertThat(strict.statusCode()).isEqualTo(400);
        assertThat(lenient.statusCode()).isEqualTo(200);
        assertThat(strict.body()).isEqualTo(expected);
        assertThat(lenient.body()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "HEAD", "TRACE"})
    void refusesOtherMethods(String method) {
        var response = Client.send(HttpRequest.newBuilder(server.uri("/graphql"))
                .method(method, BodyPublishers.noBody())
                .build());

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, POST, OPTIONS");
    }

    @Test
    void answersUnknownPathsInJson() {
        var response = Client.get(server.uri("/nowhere"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body())
                .isEqualTo("{\"errors\":[{\"message\":\"Not found\",\"extensions\":{\"code\":\"NOT_FOUND\"}}]}");
    }

    @Test
    void compressesLargeAnswersForThoseWhoAsk() throws Exception {
        String body = "{\"query\":\"q\",\"variables\":{\"size\":5000}}";
        var request = HttpRequest.newBuilder(server.uri("/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", "br, gzip")
                .headers(ACME)
                .POST(BodyPublishers.ofString(body))
                .build();
        var compressed =
                java.net.http.HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(compressed.body()).hasSizeLessThan(500);
        try (var in = new GZIPInputStream(new java.io.ByteArrayInputStream(compressed.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .endsWith("x\"}}")
                    .hasSizeGreaterThan(5000);
        }
        assertThat(post(body).headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(post(body, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
        assertThat(post("{\"query\":\"q\"}", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("Content-Encoding"))
                .isEmpty();
    }

    private static HttpResponse<String> post(String body, String... headers) {
        var all = new java.util.ArrayList<>(java.util.List.of(ACME));
        all.addAll(java.util.List.of(headers));
        return Client.post(server.uri("/graphql"), body, all.toArray(String[]::new));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
