package io.fraiseql.tenancy.identity;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.config.AuthConfig;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reader of verified claims, which makes an {@link Identity} of them. A claim of an unexpected type makes the token
 * invalid: half of a list of roles is worse than none.
 */
record ClaimReader(
        String tenantClaim,
        String rolesClaim,
        String scopesClaim,
        String permissionsClaim,
        Optional<String> issuer,
        Optional<String> audience) {
    static ClaimReader of(AuthConfig auth, String tenantClaim) {
        return new ClaimReader(
                tenantClaim,
                auth.rolesClaim(),
                auth.scopesClaim(),
                auth.permissionsClaim(),
                auth.issuer(),
                auth.audience());
    }

    Identity read(Map<String, Object> claims) {
        if (issuer.isPresent() && !issuer.get().equals(claims.get("iss"))) {
            throw new InvalidToken("iss is not the expected issuer");
        }
        if (audience.isPresent() && !isMeantFor(audience.get(), claims.get("aud"))) {
            throw new InvalidToken("aud does not hold the expected audience");
        }
        return new Identity(
                true,
                string(claims, tenantClaim),
                string(claims, "sub"),
                names(claims, rolesClaim),
                names(claims, scopesClaim),
                names(claims, permissionsClaim),
                claims);
    }

    private static boolean isMeantFor(String audience, @Nullable Object claim) {
        return claim instanceof List<?> list ? list.contains(audience) : audience.equals(claim);
    }

    private static Optional<String> string(Map<String, Object> claims, String path) {
        return ClaimPath.find(claims, path).map(value -> {
            if (value instanceof String text) {
                return text;
            }
            throw new InvalidToken(path + " is no string");
        });
    }

    /** A list of strings, a list of objects with a {@code name}, or one string with spaces between the names. */
    private static Set<String> names(Map<String, Object> claims, String path) {
        var names = new LinkedHashSet<String>();
        switch (ClaimPath.find(claims, path).orElse(List.of())) {
            case String text -> names.addAll(List.of(text.strip().split("\\s+")));
            case List<?> list -> list.forEach(element -> names.add(name(element, path)));
            default -> throw new InvalidToken(path + " is neither a list nor a string");
        }
        names.remove("");
        return names;
    }

    private static String name(Object element, String path) {
        return switch (element) {
            case String text -> text;
            case Map<?, ?> map when map.get("name") instanceof String text -> text;
            default -> throw new InvalidToken(path + " holds something that is no name");
        };
    }
}
