package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.JWSObject;

/**
 * The keys that tokens are checked with. Which algorithms count follows from the keys, never from the
 * token. Thread-safe.
 */
sealed interface TokenKeys permits SharedSecret, IssuerKeys {
    /**
     * Returns when the signature is good.
     *
     * @throws io.fraiseql.tenancy.TenancyException.InvalidToken when it is not
     * @throws io.fraiseql.tenancy.TenancyException.KeysUnavailable when that cannot be known
     */
    void verify(JWSObject token);
}
