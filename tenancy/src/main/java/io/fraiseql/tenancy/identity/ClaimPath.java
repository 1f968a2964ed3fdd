package io.fraiseql.tenancy.identity;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place of a value in the claims: a claim's name, or a dotted path such as {@code realm_access.roles}. */
final class ClaimPath {
    private ClaimPath() {}

    /**
     * The value there; empty when there is none. A claim that bears the whole name, dots and all ({@code
     * https://example.com/tenant}), comes first.
     */
    public static Optional<Object> find(Map<String, Object> claims, String path) {
        Object whole = claims.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        @Nullable Object value = claims;
        for (String step : path.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(value);
    }
}
