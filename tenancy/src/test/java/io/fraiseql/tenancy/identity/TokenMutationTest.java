package io.fraiseql.tenancy.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.config.AuthConfig;
import io.fraiseql.tenancy.config.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tokens with something changed in them. Whatever it is, the answer is InvalidToken and no other exception. */
class TokenMutationTest {
    private static final int ROUNDS = 4_000;
    private static final String PAYLOAD =
            "{\"exp\":9999999999,\"tenant_id\":\"acme\",\"roles\":[{\"name\":\"admin\"}]}";
    private static final String HEADER_PARTS = "{}[]\",:\\u0000nulltrue-1e9\"alg\"\"kid\"\"crit\"\"jwk\"\"none\"";

    private final Random random = new Random(20261121);

    private static Authenticator authenticator(Optional<Secret> secret, Optional<URI> jwks) {
        return JwtAuthenticator.create(
                new AuthConfig(
                        secret,
                        jwks,
                        Optional.empty(),
                        Optional.empty(),
                        "roles",
                        "scope",
                        "permissions",
                        Duration.ZERO),
                "tenant_id");
    }

    @Test
    @DisplayName("attacks 17, 18 and 25: no change of a token's text is accepted, and none breaks the verifier")
    void noChangeOfATokensTextIsAccepted() {
        String good = Tokens.hs256(PAYLOAD);
        var authenticator = authenticator(Optional.of(Tokens.SECRET), Optional.empty());
        assertThat(accepts(authenticator, good)).isTrue();
        // Behind the last dot one character's low bits are padding, so that a change there may leave the bytes as
        // they are.
        int signed = good.lastIndexOf('.');

        for (int i = 0; i < ROUNDS; i++) {
            String changed = changed(good.substring(0, signed)) + good.substring(signed);
            if (!changed.equals(good)) {
                assertThat(accepts(authenticator, changed)).as(changed).isFalse();
            }
        }
    }

    @Test
    @DisplayName("attacks 17 and 21: no header, however odd, breaks the verifier of published keys")
    void noHeaderBreaksTheVerifier() {
        RSAKey key = TestIssuer.rsa("r1");
        try (var issuer = new TestIssuer().publishes(key)) {
            var authenticator = authenticator(Optional.empty(), Optional.of(issuer.url()));
            assertThat(accepts(authenticator, TestIssuer.sign(key, PAYLOAD))).isTrue();
            String header =
                    "{\"alg\":\"RS256\",\"kid\":\"r1\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"AQAB\",\"e\":\"AQAB\"}}";

            for (int i = 0; i < ROUNDS; i++) {
                String token = Tokens.assemble(changed(header), PAYLOAD, _ -> new byte[256]);
                assertThat(accepts(authenticator, token)).isFalse();
            }
        }
    }

    @Test
    @DisplayName("attack 22: no payload, however odd, breaks the reader of claims")
    void noPayloadBreaksTheReaderOfClaims() {
        var authenticator = authenticator(Optional.of(Tokens.SECRET), Optional.empty());
        int accepted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            accepted += accepts(authenticator, Tokens.hs256(changed(PAYLOAD))) ? 1 : 0;
        }
        assertThat(accepted).isBetween(1, ROUNDS - 1);
    }

    private static boolean accepts(Authenticator authenticator, String token) {
        try {
            return authenticator.authenticate(List.of("Bearer " + token)).authenticated();
        } catch (InvalidToken e) {
            return false;
        }
    }

    private String changed(String text) {
        var changed = new StringBuilder(text);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(changed.length());
            switch (random.nextInt(4)) {
                case 0 -> changed.deleteCharAt(at);
                case 1 -> changed.insert(at, piece());
                case 2 -> changed.setCharAt(at, (char) (32 + random.nextInt(95)));
                default -> changed.insert(at, changed.substring(at, Math.min(changed.length(), at + 9)));
            }
        }
        return new String(changed.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private String piece() {
        int from = random.nextInt(HEADER_PARTS.length());
        return HEADER_PARTS.substring(from, Math.min(HEADER_PARTS.length(), from + 1 + random.nextInt(6)));
    }
}
