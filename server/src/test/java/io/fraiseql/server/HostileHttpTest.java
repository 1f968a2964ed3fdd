package io.fraiseql.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileHttpTest {
    private static final String QUERY = "{\"query\":\"q\"}";
    private static final String HOST = "Host: localhost";
    private static final String ACME = "Authorization: Bearer acme";
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
    @DisplayName("attack 1: a header that names another tenant than the token is refused")
    void headerAgainstToken() throws Exception {
        assertThat(post(ACME, "X-Tenant-ID: globex")).startsWith("HTTP/1.1 403").doesNotContain("globex");
    }

    @Test
    @DisplayName("attack 3: a doubled tenant header reaches the resolution as two, in any case of its name")
    void doubledTenantHeader() throws Exception {
        assertThat(post("X-Tenant-ID: acme", "X-Tenant-ID: acme")).startsWith("HTTP/1.1 400");
        assertThat(post("X-Tenant-ID: acme", "x-tenant-id: globex")).startsWith("HTTP/1.1 400");
        assertThat(post("X-Tenant-ID: acme, globex")).startsWith("HTTP/1.1 400");
    }

    @Test
    @DisplayName("attack 3: a folded header is refused")
    void foldedHeader() throws Exception {
        assertThat(post("X-Tenant-ID: acme", " globex")).startsWith("HTTP/1.1 400");
        assertThat(post("X-Tenant-ID: acme", " X-Other: globex")).startsWith("HTTP/1.1 400");
        assertThat(post("X-Tenant-ID : acme")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "undefined",
                "\u0000",
                "acme\u0000",
                "a b",
                "ac\u00adme",
                "a'--",
                "$user",
                "ACME"
            })
    @DisplayName("attack 4: a tenant header that is no tenant id is refused, never passed over")
    void noTenantId(String value) throws Exception {
        assertThat(post("X-Tenant-ID: " + value)).startsWith("HTTP/1.1 400");
    }

    @Test
    @DisplayName("attack 10: two Host headers, none, or a malformed one are refused")
    void hostHeaders() throws Exception {
        assertThat(Client.rawPost(server.port(), "/graphql", QUERY, HOST, HOST, ACME))
                .startsWith("HTTP/1.1 400");
        assertThat(Client.rawPost(server.port(), "/graphql", QUERY, HOST, "Host: evil", ACME))
                .startsWith("HTTP/1.1 400");
        assertThat(Client.rawPost(server.port(), "/graphql", QUERY, ACME)).startsWith("HTTP/1.1 400");
        for (String host : new String[] {"", "a b", "user@acme", "acme:x", "[::1", "acme/evil"}) {
            assertThat(Client.rawPost(server.port(), "/graphql", QUERY, "Host: " + host, ACME))
                    .as(host)
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    @DisplayName("attack 10: an absolute request target is no path of ours, whatever its host")
    void absoluteTarget() throws Exception {
        for (String target : new String[] {
            "http://evil.example/graphql", "http://localhost/graphql", "//evil.example/graphql", "*", "evil.example:80"
        }) {
            assertThat(Client.rawPost(server.port(), target, QUERY, HOST, ACME))
                    .as(target)
                    .matches("(?s)HTTP/1.1 40[04].*");
        }
    }

    @Test
    @DisplayName("attack 26: two Authorization headers are refused")
    void doubledAuthorization() throws Exception {
        assertThat(post(ACME, ACME)).startsWith("HTTP/1.1 401");
        assertThat(post(ACME, "authorization: Bearer globex")).startsWith("HTTP/1.1 401");
    }

    @Test
    @DisplayName("attack 71: a body over the limit is a 413, whether it says its length or not")
    void oversizedBody() throws Exception {
        String large = "{\"query\":\"" + "x".repeat(70 << 10) + "\"}";
        String chunked = "POST /graphql HTTP/1.1\r\n" + HOST + "\r\n" + ACME
                + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(large.length()) + "\r\n" + large + "\r\n0\r\n\r\n";

        assertThat(post(large, new String[] {HOST, ACME}))
                .startsWith("HTTP/1.1 413")
                .contains("PAYLOAD_TOO_LARGE");
        assertThat(Client.raw(server.port(), chunked))
                .startsWith("HTTP/1.1 413")
                .contains("PAYLOAD_TOO_LARGE");
    }

    @Test
    @DisplayName("attack 71: a compressed body is refused unread")
    void compressedBody() throws Exception {
        assertThat(post(ACME, "Content-Encoding: gzip"))
                .startsWith("HTTP/1.1 415")
                .contains("UNSUPPORTED_MEDIA_TYPE");
    }

    @Test
    @DisplayName("attack 71: JSON that nests too deeply, or numbers that are too long, are refused")
    void deepJson() throws Exception {
        String deep = "{\"query\":\"q\",\"variables\":{\"a\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}}";
        String wide = "{\"query\":\"q\",\"variables\":{\"a\":" + "9".repeat(10_000) + "}}";

        assertThat(post(deep, new String[] {HOST, ACME})).startsWith("HTTP/1.1 400");
        assertThat(post(wide, new String[] {HOST, ACME})).startsWith("HTTP/1.1 400");
    }

    @Test
    @DisplayName("attack 71: headers without end are cut off")
    void endlessHeaders() throws Exception {
        String head = "X-Filler: " + "x".repeat(20_000);
        assertThat(post(ACME, head)).startsWith("HTTP/1.1 400");
        assertThat(Client.raw(server.port(), "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
    }

    @Test
    @DisplayName("attack 71: a request that drips is cut off, in its first line, its head and its body")
    void slowLoris() throws Exception {
        try (var impatient =
                TinyServer.with().requestTimeout(Duration.ofSeconds(1)).start()) {
            assertCutOff(impatient, "POST /gra");
            assertCutOff(impatient, "POST /graphql HTTP/1.1\r\nHost: localhost\r\n");
            assertCutOff(
                    impatient,
                    "POST /graphql HTTP/1.1\r\nHost: localhost\r\n" + ACME
                            + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{");
        }
    }

    @Test
    @DisplayName("attack 71: framing that two servers could read differently is refused")
    void requestSmuggling() throws Exception {
        String head = "POST /graphql HTTP/1.1\r\n" + HOST + "\r\n" + ACME + "\r\nContent-Type: application/json\r\n";
        for (String framing : new String[] {
            "Content-Length: 13\r\nTransfer-Encoding: chunked\r\n",
            "Content-Length: 13\r\nContent-Length: 14\r\n",
            "Content-Length: -1\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: identity\r\n"
        }) {
            assertThat(Client.raw(server.port(), head + framing + "\r\n" + QUERY))
                    .as(framing)
                    .matches("(?s)HTTP/1.1 (400|501).*");
        }
    }

    @Test
    void servesPipelinedRequestsInTheirOrder() throws Exception {
        String one = "POST /graphql HTTP/1.1\r\n" + HOST
                + "\r\nContent-Type: application/json\r\nContent-Length: 13\r\nAuthorization: Bearer ";
        String answers = Client.raw(
                server.port(),
                one + "first\r\n\r\n" + QUERY + one + "second\r\n\r\n" + QUERY + one
                        + "third\r\nConnection: close\r\n\r\n" + QUERY);

        assertThat(Stream.of("first", "second", "third").map(answers::indexOf))
                .isSorted()
                .doesNotContain(-1);
    }

    @Test
    void saysNothingOfItselfWhenItRefuses() throws Exception {
        assertThat(Client.raw(server.port(), "GET / HTTP/1.1 and then some\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .endsWith("""
                        {"errors":[{"message":"Malformed HTTP request","extensions":{"code":"BAD_USER_INPUT"}}]}""")
                .doesNotContainIgnoringCase("helidon");
    }

    private static void assertCutOff(TinyServer impatient, String beginning) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), impatient.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            var dripping = Thread.ofVirtual().start(() -> drip(socket));
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.US_ASCII)).doesNotContain("200 OK");
            dripping.interrupt();
        }
    }

    private static void drip(Socket socket) {
        try {
            while (!Thread.interrupted()) {
                socket.getOutputStream().write('x');
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // Cut off, as it should be.
        }
    }

    private static String post(String... head) throws IOException {
        return post(QUERY, Stream.concat(Stream.of(HOST), Arrays.stream(head)).toArray(String[]::new));
    }

    private static String post(String body, String[] head) throws IOException {
        return Client.rawPost(server.port(), "/graphql", body, head);
    }
}
