package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import io.fraiseql.tenancy.config.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes tokens for demos and tests. A production system gets them from its identity provider. */
public final class TokenMint {
    private TokenMint() {}

    /**
     * A HS256 token, good from now on.
     *
     * @param secret 32 bytes at least
     * @param claims strings, numbers, booleans, lists and maps; {@code iat} and {@code exp} are added, and replaced
     * @param ttl how long it is good, in whole seconds
     * @throws IllegalArgumentException for a secret that is too short
     */
    public static String mint(Secret secret, Map<String, Object> claims, Duration ttl) {
        var content = new LinkedHashMap<String, Object>(claims);
        long now = Instant.now().getEpochSecond();
        content.put("iat", now);
        content.put("exp", now + ttl.toSeconds());
        var token = new JWSObject(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .build(),
                new Payload(content));
        try {
            token.sign(new MACSigner(secret.reveal()));
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the secret is unusable: HS256 needs 32 bytes at least", e);
        }
        return token.serialize();
    }
}
