package io.fraiseql.tenancy.identity;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens put together by hand, so that they can be wrong in every way. */
final class Tokens {
    static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");
    static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private Tokens() {}

    static String assemble(String header, String payload, Function<byte[], byte[]> signature) {
        String input = base64(header.getBytes(StandardCharsets.UTF_8)) + "."
                + base64(payload.getBytes(StandardCharsets.UTF_8));
        return input + "." + base64(signature.apply(input.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Signed with HMAC-SHA256, whatever the header claims. */
    static String hmac(byte[] key, String header, String payload) {
        return assemble(header, payload, input -> {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key, "HmacSHA256"));
                return mac.doFinal(input);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    static String hs256(String payload) {
        return hmac(SECRET.reveal(), HS256, payload);
    }

    static List<String> bearer(String token) {
        return List.of("Bearer " + token);
    }

    /** Why the authenticator refuses this header. */
    static String refusal(Authenticator authenticator, List<String> authorization) {
        var refusal = catchThrowableOfType(InvalidToken.class, () -> authenticator.authenticate(authorization));
        if (refusal == null) {
            throw new AssertionError("the token was accepted");
        }
        return refusal.reason();
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
