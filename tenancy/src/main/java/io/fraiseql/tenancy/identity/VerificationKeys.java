package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.Map;
import java.util.Set;

/**
 * Rules for published keys: which may verify signatures, and of which algorithm. Secrets (kty {@code oct}) never may:
 * that is how a public key becomes an HMAC secret.
 */
final class VerificationKeys {
    private static final int MINIMUM_RSA_BITS = 2048;
    private static final Set<JWSAlgorithm> RSA = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512);
    private static final Map<JWSAlgorithm, Curve> EC =
            Map.of(JWSAlgorithm.ES256, Curve.P_256, JWSAlgorithm.ES384, Curve.P_384, JWSAlgorithm.ES512, Curve.P_521);
    private static final Set<JWSAlgorithm> EDWARDS = Set.of(JWSAlgorithm.EdDSA, JWSAlgorithm.Ed25519);

    private VerificationKeys() {}

    /** Whether a key may verify signatures at all. */
    static boolean usable(JWK key) {
        boolean forSignatures = key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse());
        boolean forChecking =
                key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY);
        return forSignatures
                && forChecking
                && switch (key) {
                    case RSAKey rsa -> rsa.size() >= MINIMUM_RSA_BITS;
                    case ECKey ec -> EC.containsValue(ec.getCurve());
                    case OctetKeyPair edwards -> Curve.Ed25519.equals(edwards.getCurve());
                    default -> false;
                };
    }

    /** Whether a key may verify signatures of this algorithm. */
    static boolean fits(JWK key, JWSAlgorithm algorithm) {
        return switch (key) {
            case RSAKey _ -> RSA.contains(algorithm) && declares(key, Set.of(algorithm));
            case ECKey ec -> ec.getCurve().equals(EC.get(algorithm)) && declares(key, Set.of(algorithm));
            // EdDSA and Ed25519 are two names of one algorithm, the second newer.
            case OctetKeyPair _ -> EDWARDS.contains(algorithm) && declares(key, EDWARDS);
            default -> false;
        };
    }

    static JWSVerifier verifier(JWK key) throws JOSEException {
        return switch (key) {
            case RSAKey rsa -> new RSASSAVerifier(rsa);
            case ECKey ec -> new ECDSAVerifier(ec);
            case OctetKeyPair edwards -> new JdkEd25519Verifier(edwards);
            default -> throw new JOSEException("unsupported key type " + key.getKeyType());
        };
    }

    private static boolean declares(JWK key, Set<JWSAlgorithm> names) {
        return key.getAlgorithm() == null
                || names.stream()
                        .anyMatch(
                                name -> name.getName().equals(key.getAlgorithm().getName()));
    }
}
