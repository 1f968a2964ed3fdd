package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import io.fraiseql.tenancy.TenancyException.InvalidToken;
import java.util.List;
import java.util.Optional;

/**
 * The public keys of the issuer. The token's {@code kid} chooses among them and is compared, never looked up anywhere;
 * {@code jku}, {@code jwk} and {@code x5u} are not read.
 */
final class IssuerKeys implements TokenKeys {
    private final JwksCache cache;

    IssuerKeys(JwksCache cache) {
        this.cache = cache;
    }

    @Override
    public void verify(JWSObject token) {
        JWK key = cache.find(keys -> choose(keys, token.getHeader()))
                .orElseThrow(() -> new InvalidToken("no published key fits the token's kid and algorithm"));
        try {
            if (!token.verify(VerificationKeys.verifier(key))) {
                throw new InvalidToken("the signature does not fit");
            }
        } catch (JOSEException e) {
            throw new InvalidToken("the signature cannot be checked");
        }
    }

    /**
     * Without a {@code kid}, the key must be the only one for the algorithm: trying one after the other would
     * be guessing.
     */
    private static Optional<JWK> choose(List<JWK> keys, JWSHeader header) {
        List<JWK> fitting = keys.stream()
                .filter(key -> VerificationKeys.fits(key, header.getAlgorithm()))
                .filter(key -> header.getKeyID() == null || header.getKeyID().equals(key.getKeyID()))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }
}
