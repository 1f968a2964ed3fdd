package io.fraiseql.tenancy.session;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What every transaction carries.
 *
 * @param statementTimeout how long one statement may run; whole milliseconds, at least one
 * @param superAdminRole the role that makes {@code app.is_super_admin} true
 * @param variables further session variables, each with the claim that fills it; a name has a dot in it, as PostgreSQL
 *     demands of variables that are not its own. {@code app.user_id}, {@code app.contact_id} and {@code
 *     app.is_super_admin} may be given another claim; the tenant may not
 * @param perTransaction whether nothing can be set for longer than a transaction, as behind a pooler in
 *     transaction mode
 */
public record SessionSettings(
        Duration statementTimeout, String superAdminRole, Map<String, String> variables, boolean perTransaction) {
    /** The role that is a super admin when nothing else is said. */
    public static final String SUPER_ADMIN = "super_admin";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)+");
    private static final Set<String> OURS = Set.of("app.tenant_id", "app.current_tenant_id");

    public SessionSettings {
        Objects.requireNonNull(statementTimeout, "statementTimeout is null");
        Objects.requireNonNull(superAdminRole, "superAdminRole is null");
        variables = Map.copyOf(variables);
        if (statementTimeout.toMillis() < 1 || statementTimeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("statementTimeout is between 1 ms and 24 days");
        }
        for (String name : variables.keySet()) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name
                        + "' is no name for a session variable; write two words with a dot, such as app.user_role");
            }
            if (OURS.contains(name)) {
                throw new IllegalArgumentException("'" + name + "' is set by the session itself; choose another name");
            }
        }
    }

    /** Settings of connections that are this process's own. */
    public SessionSettings(Duration statementTimeout, String superAdminRole, Map<String, String> variables) {
        this(statementTimeout, superAdminRole, variables, false);
    }

    /** No variables but the usual ones. */
    public static SessionSettings of(Duration statementTimeout) {
        return new SessionSettings(statementTimeout, SUPER_ADMIN, Map.of());
    }
}
