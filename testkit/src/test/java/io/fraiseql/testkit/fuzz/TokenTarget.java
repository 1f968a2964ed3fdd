package io.fraiseql.testkit.fuzz;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.config.AuthConfig;
import io.fraiseql.tenancy.config.Secret;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.identity.JwtAuthenticator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * An Authorization header: whoever it lets in has been signed for, and everybody else is refused in the one
 * documented way.
 */
public final class TokenTarget {
    private static final Authenticator AUTHENTICATOR = JwtAuthenticator.create(
            new AuthConfig(
                    Optional.of(Secret.of("a secret of thirty-two bytes, at the least")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "roles",
                    "scope",
                    "permissions",
                    Duration.ofSeconds(30)),
            "tenant_id");

    private TokenTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String header = new String(input, StandardCharsets.ISO_8859_1);
        try {
            var identity = AUTHENTICATOR.authenticate(List.of(header));
            if (!identity.authenticated()) {
                throw new AssertionError("a header that is there was passed over: " + header);
            }
        } catch (InvalidToken expected) {
            // So it is to be.
        }
    }
}
