package io.fraiseql.tenancy.identity;

import static io.fraiseql.tenancy.identity.Tokens.bearer;
import static io.fraiseql.tenancy.identity.Tokens.hmac;
import static io.fraiseql.tenancy.identity.Tokens.hs256;
import static io.fraiseql.tenancy.identity.Tokens.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fraiseql.tenancy.config.AuthConfig;
import io.fraiseql.tenancy.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {
    private final TestClock clock = new TestClock();
    private final Authenticator authenticator = create("tenant_id", "roles", Optional.empty(), Optional.empty());

    private Authenticator create(
            String tenantClaim, String rolesClaim, Optional<String> issuer, Optional<String> audience) {
        return JwtAuthenticator.create(
                new AuthConfig(
                        Optional.of(Tokens.SECRET),
                        Optional.empty(),
                        issuer,
                        audience,
                        rolesClaim,
                        "scope",
                        "permissions",
                        Duration.ofSeconds(30)),
                tenantClaim,
                clock);
    }

    private String valid(String claims) {
        return hs256("{\"exp\":" + (clock.seconds() + 300) + (claims.isEmpty() ? "" : "," + claims) + "}");
    }

    private Identity accept(String claims) {
        return authenticator.authenticate(bearer(valid(claims)));
    }

    @Test
    void aTokenBecomesAnIdentity() {
        var identity = accept("""
                "tenant_id":"acme","sub":"u1","roles":["editor"],"scope":"read:posts write:posts",\
                "permissions":["p"],"level":3,"nothing":null
                """);

        assertThat(identity.authenticated()).isTrue();
        assertThat(identity.tenantClaim()).contains("acme");
        assertThat(identity.subject()).contains("u1");
        assertThat(identity.roles()).containsExactly("editor");
        assertThat(identity.scopes()).containsExactlyInAnyOrder("read:posts", "write:posts");
        assertThat(identity.permissions()).containsExactly("p");
        assertThat(identity.claims()).containsEntry("level", 3).doesNotContainKey("nothing");
    }

    @Test
    void withoutTheHeaderTheCallerIsAnonymous() {
        assertThat(authenticator.authenticate(List.of())).isEqualTo(Identity.anonymous());
    }

    @Test
    void rolesMayBeNamesObjectsOrOneString() {
        assertThat(accept("\"roles\":[{\"name\":\"admin\"},{\"name\":\"editor\",\"id\":7}]")
                        .roles())
                .containsExactlyInAnyOrder("admin", "editor");
        assertThat(accept("\"roles\":\" admin  editor \"").roles()).containsExactlyInAnyOrder("admin", "editor");
        assertThat(accept("\"roles\":\"\"").roles()).isEmpty();
        assertThat(accept("\"roles\":null").roles()).isEmpty();
    }

    @Test
    void aClaimMayBeADottedPathOrANameWithDots() {
        var nested = create("org.tenant", "realm_access.roles", Optional.empty(), Optional.empty());
        var identity = nested.authenticate(
                bearer(valid("\"org\":{\"tenant\":\"acme\"},\"realm_access\":{\"roles\":[\"admin\"]}")));
        assertThat(identity.tenantClaim()).contains("acme");
        assertThat(identity.roles()).isEqualTo(Set.of("admin"));

        var named = create("https://yourapp.com/tenant", "roles", Optional.empty(), Optional.empty());
        assertThat(named.authenticate(bearer(valid("\"https://yourapp.com/tenant\":\"acme\"")))
                        .tenantClaim())
                .contains("acme");
        assertThat(nested.authenticate(bearer(valid("\"org\":\"flat\""))).tenantClaim())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"nOnE\"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":\"HS512\"}",
                "{\"alg\":\"RS256\"}",
                "{\"alg\":\"\"}",
                "{\"typ\":\"JWT\"}",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                "[]",
                "nonsense",
            })
    @DisplayName("attack 17: no algorithm but HS256 is believed, however it is spelt")
    void onlyHs256IsBelieved(String header) {
        String payload = "{\"exp\":" + (clock.seconds() + 300) + ",\"tenant_id\":\"acme\"}";

        assertThat(refusal(authenticator, bearer(hmac(Tokens.SECRET.reveal(), header, payload))))
                .isNotEmpty();
        assertThat(refusal(authenticator, bearer(Tokens.assemble(header, payload, _ -> new byte[0]))))
                .isNotEmpty();
    }

    @Test
    void anotherSecretAndAnotherPayloadAreRefused() {
        String other = hmac(
                "another secret of thirty-two byte".getBytes(java.nio.charset.StandardCharsets.UTF_8),
                Tokens.HS256,
                "{\"exp\":9999999999}");
        assertThat(refusal(authenticator, bearer(other))).isEqualTo("the signature does not fit");

        String[] one = valid("\"tenant_id\":\"acme\"").split("\\.", -1);
        String[] two = valid("\"tenant_id\":\"evil\"").split("\\.", -1);
        assertThat(refusal(authenticator, bearer(one[0] + "." + two[1] + "." + one[2])))
                .isEqualTo("the signature does not fit");
    }

    @Test
    @DisplayName("attack 19: exp, nbf and iat hold to the second of the skew, at every use of a token")
    void timesHoldToTheSecondOfTheSkew() {
        long now = clock.seconds();
        var expiring = bearer(hs256("{\"exp\":" + (now - 29) + "}"));
        assertThat(authenticator.authenticate(expiring).authenticated()).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(refusal(authenticator, expiring)).isEqualTo("expired");

        now = clock.seconds();
        for (String claim : List.of("nbf", "iat")) {
            var early = bearer(hs256("{\"exp\":" + (now + 300) + ",\"" + claim + "\":" + (now + 31) + "}"));
            var within = bearer(hs256("{\"exp\":" + (now + 300) + ",\"" + claim + "\":" + (now + 30) + "}"));
            assertThat(refusal(authenticator, early)).isEqualTo("not yet valid");
            assertThat(authenticator.authenticate(within).authenticated()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"exp\":null}",
                "{\"exp\":\"9999999999\"}",
                "{\"exp\":true}",
                "{\"exp\":[9999999999]}",
                "{\"exp\":1e400}",
                "{\"exp\":-1}",
                "{\"exp\":99999999999999999999999999999999999}",
                "{\"exp\":9999999999,\"nbf\":\"0\"}",
                "{\"exp\":9999999999,\"iat\":{}}",
                "{\"exp\":9999999999,\"exp\":9999999999}",
                "{\"exp\":9999999999} trailing",
                "[{\"exp\":9999999999}]",
                "\"exp\"",
                "",
            })
    @DisplayName("attack 19: a token without a usable exp is refused")
    void aTokenWithoutAUsableEndIsRefused(String payload) {
        assertThat(refusal(authenticator, bearer(hs256(payload)))).isNotEmpty();
    }

    @Test
    @DisplayName("attack 20: another issuer and another audience are refused")
    void anotherIssuerAndAnotherAudienceAreRefused() {
        var strict = create("tenant_id", "roles", Optional.of("https://a/"), Optional.of("blog"));

        assertThat(strict.authenticate(bearer(valid("\"iss\":\"https://a/\",\"aud\":\"blog\"")))
                        .authenticated())
                .isTrue();
        assertThat(strict.authenticate(bearer(valid("\"iss\":\"https://a/\",\"aud\":[\"shop\",\"blog\"]")))
                        .authenticated())
                .isTrue();
        for (String claims : List.of(
                "\"aud\":\"blog\"",
                "\"iss\":\"https://b/\",\"aud\":\"blog\"",
                "\"iss\":[\"https://a/\"],\"aud\":\"blog\"",
                "\"iss\":\"https://a\",\"aud\":\"blog\"",
                "\"iss\":\"https://a/\"",
                "\"iss\":\"https://a/\",\"aud\":\"shop\"",
                "\"iss\":\"https://a/\",\"aud\":[]",
                "\"iss\":\"https://a/\",\"aud\":{\"blog\":true}")) {
            assertThat(refusal(strict, bearer(valid(claims)))).matches("iss is .*|aud does .*");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tenant_id\":[\"acme\"]",
                "\"tenant_id\":{\"id\":\"acme\"}",
                "\"tenant_id\":7",
                "\"tenant_id\":true",
                "\"tenant_id\":\"acme\",\"tenant_id\":\"evil\"",
                "\"a\":{\"b\":1,\"b\":2}",
                "\"sub\":7",
                "\"roles\":7",
                "\"roles\":{\"name\":\"admin\"}",
                "\"roles\":[\"admin\",7]",
                "\"roles\":[{\"name\":7}]",
                "\"roles\":[{}]",
                "\"scope\":[[\"a\"]]",
                "\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]",
            })
    @DisplayName("attack 22: a claim of the wrong type, and a name that is there twice, make the token invalid")
    void aClaimOfTheWrongTypeMakesTheTokenInvalid(String claims) {
        assertThat(refusal(authenticator, bearer(valid(claims)))).isNotEmpty();
    }

    @Test
    @DisplayName("attack 25: a token of more than 8 KiB is refused, and so are crit, b64 and zip")
    void oversizedTokensAndCriticalHeadersAreRefused() {
        assertThat(accept("\"pad\":\"" + "x".repeat(5_000) + "\"").authenticated())
                .isTrue();
        assertThat(refusal(authenticator, bearer(valid("\"pad\":\"" + "x".repeat(8_000) + "\""))))
                .isEqualTo("token longer than 8192 characters");
        assertThat(refusal(authenticator, bearer("a".repeat(10_000_000))))
                .isEqualTo("token longer than 8192 characters");
        var claims = new StringBuilder("\"c0\":0");
        for (int i = 1; i < 10_000; i++) {
            claims.append(",\"c").append(i).append("\":0");
        }
        assertThat(refusal(authenticator, bearer(valid(claims.toString()))))
                .isEqualTo("token longer than 8192 characters");

        for (String header : List.of(
                "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}",
                "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}",
                "{\"alg\":\"HS256\",\"b64\":true}",
                "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
                "{\"alg\":\"HS256\",\"typ\":\"logout+jwt\"}",
                "{\"alg\":\"HS256\",\"typ\":7}")) {
            String token = hmac(Tokens.SECRET.reveal(), header, "{\"exp\":9999999999}");
            assertThat(refusal(authenticator, bearer(token))).as(header).isNotEmpty();
        }
        assertThat(authenticator
                        .authenticate(bearer(hmac(
                                Tokens.SECRET.reveal(),
                                "{\"alg\":\"HS256\",\"typ\":\"at+JWT\"}",
                                "{\"exp\":9999999999}")))
                        .authenticated())
                .isTrue();
    }

    @Test
    @DisplayName("attack 26: two Authorization headers are refused, even when both are good")
    void twoHeadersAreRefused() {
        String good = "Bearer " + valid("");
        assertThat(refusal(authenticator, List.of(good, good))).isEqualTo("more than one Authorization header");
        assertThat(refusal(authenticator, List.of(good + ", " + good))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Basic dTpw",
                "Token x",
                "a.b.c",
                "Bearer a.b",
                "Bearer a.b.c.d.e",
                "Bearer a.b.",
                "Bearer ..",
                "Bearer a.b.c d",
                "Bearer\ta.b.c",
                "Bearer a.b.c\n",
                "Bearer a=.b.c",
                "Bearer null"
            })
    @DisplayName("attack 27: a header that is no bearer token is an invalid token, never an absent one")
    void aHeaderThatIsNoBearerTokenIsInvalid(String value) {
        assertThat(refusal(authenticator, List.of(value))).isNotEmpty();
    }

    @Test
    void theSchemeIsReadInAnyCase() {
        assertThat(authenticator.authenticate(List.of("bearer " + valid(""))).authenticated())
                .isTrue();
        assertThat(authenticator.authenticate(List.of("BEARER " + valid(""))).authenticated())
                .isTrue();
    }

    @Test
    void withoutKeysEveryTokenIsRefusedAndNobodyIsAuthenticated() {
        var none = JwtAuthenticator.create(AuthConfig.none(), "tenant_id", clock);

        assertThat(none.authenticate(List.of())).isEqualTo(Identity.anonymous());
        assertThat(refusal(none, bearer(valid("")))).contains("no [auth] is configured");
        assertThat(refusal(none, List.of(""))).contains("no [auth] is configured");
    }

    @Test
    void theMintsTokensAreAccepted() {
        var real = JwtAuthenticator.create(
                new AuthConfig(
                        Optional.of(Tokens.SECRET),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "roles",
                        "scope",
                        "permissions",
                        Duration.ZERO),
                "tenant_id");
        var claims = Map.<String, Object>of("tenant_id", "acme", "roles", List.of("admin"), "exp", 1);

        var identity = real.authenticate(bearer(TokenMint.mint(Tokens.SECRET, claims, Duration.ofMinutes(5))));
        assertThat(identity.tenantClaim()).contains("acme");
        assertThat(identity.roles()).containsExactly("admin");
        assertThat(refusal(real, bearer(TokenMint.mint(Tokens.SECRET, claims, Duration.ofMinutes(-5)))))
                .isEqualTo("expired");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenMint.mint(Secret.of("short"), claims, Duration.ofMinutes(5)));
    }
}
