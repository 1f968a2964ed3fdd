package io.fraiseql.tenancy.identity;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The time in which a token is valid, in seconds since 1970. {@code exp} is required: a token that never ends cannot be
 * taken back.
 */
record TokenValidity(double notBefore, double expires) {
    /** Reads {@code exp}, {@code nbf} and {@code iat}; a token from the future is treated as not yet good. */
    static TokenValidity of(Map<String, Object> claims) {
        double expires = seconds(claims, "exp").orElseThrow(() -> new InvalidToken("exp is missing"));
        double notBefore = Math.max(
                seconds(claims, "nbf").orElse(Double.NEGATIVE_INFINITY),
                seconds(claims, "iat").orElse(Double.NEGATIVE_INFINITY));
        return new TokenValidity(notBefore, expires);
    }

    /**
     * Returns when the token is valid at this instant, give or take the skew.
     *
     * @throws InvalidToken when it is not
     */
    void check(Instant instant, Duration skew) {
        double now = instant.toEpochMilli() / 1000.0;
        double tolerance = skew.toMillis() / 1000.0;
        if (now >= expires + tolerance) {
            throw new InvalidToken("expired");
        }
        if (now < notBefore - tolerance) {
            throw new InvalidToken("not yet valid");
        }
    }

    private static Optional<Double> seconds(Map<String, Object> claims, String name) {
        Object value = claims.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            throw new InvalidToken(name + " is no number");
        }
        return Optional.of(number.doubleValue());
    }
}
