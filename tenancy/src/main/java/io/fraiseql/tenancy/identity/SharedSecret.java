package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.MACVerifier;
import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.config.Secret;

/** A secret that the issuer shares: HS256 and nothing else. Thread-safe. */
final class SharedSecret implements TokenKeys {
    private final MACVerifier verifier;

    SharedSecret(Secret secret) {
        try {
            verifier = new MACVerifier(secret.reveal());
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the JWT secret is unusable: it needs 32 bytes at least", e);
        }
    }

    @Override
    public void verify(JWSObject token) {
        if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())) {
            throw new InvalidToken("the algorithm is not HS256");
        }
        try {
            if (!token.verify(verifier)) {
                throw new InvalidToken("the signature does not fit");
            }
        } catch (JOSEException e) {
            throw new InvalidToken("the signature cannot be checked");
        }
    }
}
