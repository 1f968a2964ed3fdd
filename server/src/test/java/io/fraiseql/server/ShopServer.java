package io.fraiseql.server;

import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Secret;
import io.fraiseql.tenancy.identity.TokenMint;
import io.fraiseql.tenancy.registry.RegistrySql;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** The whole of it: a real database, a real registry, real tokens, over real HTTP. */
final class ShopServer implements AutoCloseable {
    static final String ACME = "11111111-1111-4111-8111-111111111111";
    static final String GLOBEX = "22222222-2222-4222-8222-222222222222";
    static final String SUSPENDED = "33333333-3333-4333-8333-333333333333";
    private static final String SECRET_TEXT = "a secret of thirty-two bytes, at the least";
    static final Secret SECRET = Secret.of(SECRET_TEXT);

    private final TestDatabase database;
    private final RunningServer server;

    private ShopServer(TestDatabase database, RunningServer server) {
        this.database = database;
        this.server = server;
    }

    static ShopServer start() {
        return start("", builder -> builder);
    }

    /** @param toml appended to the configuration */
    static ShopServer start(String toml, UnaryOperator<FraiseQL.Builder> embedding) {
        var database = database();
        return new ShopServer(
                database,
                embedding
                        .apply(FraiseQL.builder().config(config(database, toml)).api(Shop.class))
                        .build()
                        .start());
    }

    static TestDatabase database() {
        return TestDatabase.create().owner(RegistrySql.create("tenant_databases", "blog_app"), resource("shop.sql"));
    }

    static FraiseqlConfig config(TestDatabase database, String toml) {
        return FraiseqlConfig.parse(
                """
                [database]
                url = "%s"
                admin_url = "%s"
                pool_size = 4
                max_overflow = 0
                statement_timeout = "1s"
                [auth]
                jwt_secret = "${SECRET}"
                issuer = "https://issuer.example"
                [multitenancy]
                base_domain = "shop.example"
                %s
                """.formatted(
                        database.appUrl(),
                        database.adminUrl(),
                        toml.contains("[server]") ? toml : toml + "\n[server]\nhost = \"127.0.0.1\"\nport = 0\n"),
                "shop.toml",
                Map.of("SECRET", SECRET_TEXT));
    }

    static String token(String tenant, Map<String, Object> more) {
        var claims =
                new HashMap<String, Object>(Map.of("sub", "u1", "iss", "https://issuer.example", "tenant_id", tenant));
        claims.putAll(more);
        return TokenMint.mint(SECRET, claims, Duration.ofMinutes(5));
    }

    static String token(String tenant) {
        return token(tenant, Map.of());
    }

    TestDatabase testDatabase() {
        return database;
    }

    URI uri(String path) {
        return server.uri().resolve(path);
    }

    /** Posts a document with a bearer token. */
    HttpResponse<String> query(String token, String document, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(List.of(headers));
        return anonymousQuery(document, all.toArray(String[]::new));
    }

    HttpResponse<String> anonymousQuery(String document, String... headers) {
        return Client.post(uri("/graphql"), JsonMapper.shared().writeValueAsString(Map.of("query", document)), headers);
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }

    private static String resource(String name) {
        try (InputStream in = ShopServer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
