package io.fraiseql.tenancy.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code [session_variables]}: which claims PostgreSQL sees. The tenant's variables are not among them, they come from
 * the resolved tenant and from nowhere else; nor is {@code app.is_super_admin}, which is computed from the roles, nor
 * {@code app.current_user_id}, which follows {@code app.user_id}.
 *
 * @param claims from a variable's name, {@code prefix.name} in lower case, to the claim or the dotted path to it; in
 *     order, with {@code app.user_id} and {@code app.contact_id} always present. Unmodifiable
 */
public record SessionVariablesConfig(Map<String, String> claims) {
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*(\\.[a-z_][a-z0-9_]*)+");
    private static final Pattern TAKEN_PREFIX =
            Pattern.compile("(pg_[a-z0-9_]*|plpgsql|auto_explain|citus|timescaledb)\\..*");
    private static final Set<String> FIXED =
            Set.of("app.tenant_id", "app.current_tenant_id", "app.current_user_id", "app.is_super_admin");

    public SessionVariablesConfig {
        var ordered = new LinkedHashMap<String, String>();
        ordered.put("app.user_id", "sub");
        ordered.put("app.contact_id", "contact_id");
        claims.forEach((name, claim) -> ordered.put(checkName(name), claim));
        claims = Collections.unmodifiableMap(ordered);
    }

    static Optional<SessionVariablesConfig> read(Section section) {
        return Optional.of(new SessionVariablesConfig(section.entries(SessionVariablesConfig::checkName)));
    }

    /**
     * The name, when a claim may be mapped to it. PostgreSQL folds the case of such names, so that only lower case
     * keeps two of them apart.
     */
    private static String checkName(String name) {
        if (!NAME.matcher(name).matches() || name.length() > 63) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is no session variable; it is written prefix.name, in lower case, 63 characters at most, such as app.user_role");
        }
        if (FIXED.contains(name)) {
            throw new IllegalArgumentException("'" + name + "' is set by the engine and cannot be mapped to a claim");
        }
        if (TAKEN_PREFIX.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' belongs to PostgreSQL or an extension; use a prefix of your own, such as app.");
        }
        return name;
    }
}
