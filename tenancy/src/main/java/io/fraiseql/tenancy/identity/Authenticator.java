package io.fraiseql.tenancy.identity;

import java.util.List;

/** Turns the {@code Authorization} header into an {@link Identity}. Thread-safe. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Verifies the token, when there is one.
     *
     * @param authorization the values of the {@code Authorization} header; empty when it is absent
     * @return the caller; {@link Identity#anonymous} without the header
     * @throws io.fraiseql.tenancy.TenancyException.InvalidToken for a token, or a header, that is not valid in
     *     every respect
     * @throws io.fraiseql.tenancy.TenancyException.KeysUnavailable when the issuer's keys cannot be had
     */
    Identity authenticate(List<String> authorization);
}
