package io.fraiseql.tenancy.identity;

import static io.fraiseql.tenancy.identity.TestIssuer.header;
import static io.fraiseql.tenancy.identity.TestIssuer.sign;
import static io.fraiseql.tenancy.identity.Tokens.bearer;
import static io.fraiseql.tenancy.identity.Tokens.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import io.fraiseql.tenancy.config.AuthConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerKeysTest {
    private static final String PAYLOAD = "{\"exp\":9999999999,\"tenant_id\":\"acme\"}";
    private static RSAKey rsa;
    private static RSAKey otherRsa;

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = new TestIssuer();
    private final Authenticator authenticator = JwtAuthenticator.create(
            new AuthConfig(
                    Optional.empty(),
                    Optional.of(issuer.url()),
                    Optional.empty(),
                    Optional.empty(),
                    "roles",
                    "scope",
                    "permissions",
                    Duration.ofSeconds(30)),
            "tenant_id",
            clock);

    @BeforeAll
    static void generateKeys() {
        rsa = TestIssuer.rsa("r1");
        otherRsa = TestIssuer.rsa("r2");
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private boolean accepts(String token) {
        return authenticator.authenticate(bearer(token)).authenticated();
    }

    @Test
    void rsaEllipticCurveAndEdwardsSignaturesAreAccepted() {
        var ec = TestIssuer.ec("e1");
        var edwards = TestIssuer.edwards("d1");
        issuer.publishes(rsa, ec, edwards.jwk());

        assertThat(accepts(sign(rsa, PAYLOAD))).isTrue();
        assertThat(accepts(sign(rsa, header(JWSAlgorithm.PS256, "r1"), PAYLOAD)))
                .isTrue();
        assertThat(accepts(sign(ec, PAYLOAD))).isTrue();
        assertThat(accepts(edwards.sign("EdDSA", PAYLOAD))).isTrue();
        assertThat(accepts(edwards.sign("Ed25519", PAYLOAD))).isTrue();
        assertThat(issuer.requests()).isEqualTo(1);
    }

    @Test
    void aSignatureByAnotherKeyOfTheSameIdIsRefused() throws Exception {
        var ec = TestIssuer.ec("e1");
        var edwards = TestIssuer.edwards("d1");
        issuer.publishes(rsa, ec, edwards.jwk());
        var impostor = new RSAKey.Builder(otherRsa).keyID("r1").build();

        assertThat(refusal(authenticator, bearer(sign(impostor, PAYLOAD)))).isEqualTo("the signature does not fit");
        assertThat(refusal(authenticator, bearer(sign(TestIssuer.ec("e1"), PAYLOAD))))
                .isEqualTo("the signature does not fit");
        assertThat(refusal(authenticator, bearer(TestIssuer.edwards("d1").sign("EdDSA", PAYLOAD))))
                .isEqualTo("the signature does not fit");
        String header = "{\"alg\":\"EdDSA\",\"kid\":\"d1\"}";
        assertThat(refusal(authenticator, bearer(Tokens.assemble(header, PAYLOAD, _ -> new byte[7]))))
                .isEqualTo("the signature does not fit");
    }

    @Test
    @DisplayName("attack 18: a public key is never taken for an HMAC secret")
    void aPublicKeyIsNeverTakenForASecret() throws Exception {
        issuer.publishes(rsa);
        var publicKey = rsa.toRSAPublicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + java.util.Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        String header = "{\"alg\":\"HS256\",\"kid\":\"r1\"}";

        for (byte[] key : List.of(
                publicKey,
                pem.getBytes(StandardCharsets.US_ASCII),
                rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII))) {
            assertThat(refusal(authenticator, bearer(Tokens.hmac(key, header, PAYLOAD))))
                    .isEqualTo("no published key fits the token's kid and algorithm");
        }
    }

    @Test
    @DisplayName("attack 18: a secret in a published set is not used, nor a key for encryption, nor one of 1024 bits")
    void keysOfOtherKindsAreNotUsed() throws Exception {
        var secret =
                new OctetSequenceKey.Builder(Tokens.SECRET.reveal()).keyID("s1").build();
        var encryption = new RSAKey.Builder(otherRsa).keyUse(KeyUse.ENCRYPTION).build();
        String oct = secret.toJSONString();
        issuer.answers(
                200,
                "{\"keys\":[" + oct + "," + encryption.toPublicJWK().toJSONString() + ","
                        + rsa.toPublicJWK().toJSONString() + "]}");

        assertThat(refusal(
                        authenticator,
                        bearer(Tokens.hmac(Tokens.SECRET.reveal(), "{\"alg\":\"HS256\",\"kid\":\"s1\"}", PAYLOAD))))
                .isEqualTo("no published key fits the token's kid and algorithm");
        assertThat(refusal(authenticator, bearer(sign(otherRsa, PAYLOAD))))
                .isEqualTo("no published key fits the token's kid and algorithm");
        assertThat(accepts(sign(rsa, PAYLOAD))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "nOnE", "HS256", "ES256", "RS1", ""})
    @DisplayName("attack 17: an algorithm that the key is not for is refused")
    void anAlgorithmThatTheKeyIsNotForIsRefused(String algorithm) {
        issuer.publishes(rsa);
        String token = Tokens.assemble("{\"alg\":\"" + algorithm + "\",\"kid\":\"r1\"}", PAYLOAD, _ -> new byte[256]);

        assertThat(refusal(authenticator, bearer(token))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "../../etc/passwd",
                "r1' OR '1'='1",
                "http://evil.example/jwks",
                "R1",
                "r1\\u0000",
                " r1",
                "x"
            })
    @DisplayName("attack 21: a kid is compared and nothing else")
    void aKidIsComparedAndNothingElse(String kid) {
        issuer.publishes(rsa);
        String header = "{\"alg\":\"RS256\",\"kid\":\"" + kid + "\"}";
        String token = Tokens.assemble(header, PAYLOAD, _ -> new byte[256]);

        assertThat(refusal(authenticator, bearer(token)))
                .isEqualTo("no published key fits the token's kid and algorithm");
    }

    @Test
    @DisplayName("attack 21: keys that the token brings or points to are not read")
    void keysThatTheTokenBringsAreNotRead() throws Exception {
        try (var evil = new TestIssuer()) {
            evil.publishes(otherRsa);
            issuer.publishes(rsa);
            var impostor = new RSAKey.Builder(otherRsa).keyID("r1").build();
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID("r1")
                    .jwk(impostor.toPublicJWK())
                    .jwkURL(evil.url())
                    .x509CertURL(URI.create(evil.url() + "/x5u"))
                    .build();

            assertThat(refusal(authenticator, bearer(sign(impostor, header, PAYLOAD))))
                    .isEqualTo("the signature does not fit");
            assertThat(evil.requests()).isZero();
        }
    }

    @Test
    void withoutAKidTheKeyMustBeTheOnlyOneOfItsKind() {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
        issuer.publishes(rsa, TestIssuer.ec("e1"));
        assertThat(accepts(sign(rsa, header, PAYLOAD))).isTrue();

        issuer.publishes(rsa, otherRsa);
        clock.advance(JwksCache.OUTAGE_TOLERANCE);
        assertThat(refusal(authenticator, bearer(sign(otherRsa, header, PAYLOAD))))
                .isEqualTo("no published key fits the token's kid and algorithm");
    }
}
