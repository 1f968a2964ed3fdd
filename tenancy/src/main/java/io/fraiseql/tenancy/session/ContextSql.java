package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.identity.Identity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements that give a transaction its context and look whether it still has it.
 *
 * <p>{@code set_config(..., true)} lasts until the transaction ends, takes parameters, which {@code SET LOCAL} does
 * not, and returns the value it has set. A variable without a value is set to the empty text. Two names for one value
 * are one nested call: one parameter, one column.
 */
final class ContextSql {
    private static final String ROLE_OF_THE_SESSION = "current_user = session_user";

    /**
     * How values look as text; otherwise said once for each connection, by {@link
     * io.fraiseql.tenancy.pool.PooledConnection#RESET}.
     */
    private static final String LOOKS = " AND set_config('TimeZone', 'UTC', true) IS NOT NULL"
            + " AND set_config('IntervalStyle', 'iso_8601', true) IS NOT NULL"
            + " AND set_config('bytea_output', 'hex', true) IS NOT NULL";

    private final String superAdminRole;
    /** Variable to claim, in the order of the parameters that follow the tenant. Null: computed. */
    private final Map<String, @Nullable String> variables = new LinkedHashMap<>();

    private final String select;
    private final String selectWithSchema;
    private final String check;
    private final String checkWithSchema;

    ContextSql(SessionSettings settings) {
        this(settings, ROLE_OF_THE_SESSION);
    }

    /** @param role the condition that the role is the one it should be */
    ContextSql(SessionSettings settings, String role) {
        this.superAdminRole = settings.superAdminRole();
        variables.put("app.user_id", settings.variables().getOrDefault("app.user_id", "sub"));
        variables.put("app.contact_id", settings.variables().getOrDefault("app.contact_id", "contact_id"));
        variables.put("app.is_super_admin", settings.variables().get("app.is_super_admin"));
        settings.variables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
        String sets = "SELECT " + set("app.tenant_id") + ", "
                + variables.keySet().stream().map(this::set).collect(Collectors.joining(", "));
        String tail = ", " + role + " AND set_config('statement_timeout', '"
                + settings.statementTimeout().toMillis() + "', true) IS NOT NULL"
                + (settings.perTransaction() ? LOOKS : "");
        this.select = sets + tail;
        this.selectWithSchema = sets
                // An error where the schema is absent, false where it is closed to the role.
                + ", set_config('search_path', ?, true) IS NOT NULL, has_schema_privilege(?, 'USAGE')" + tail;
        String gets = "SELECT " + get("app.tenant_id") + ", "
                + variables.keySet().stream().map(ContextSql::get).collect(Collectors.joining(", "));
        this.check = gets + ", " + role;
        this.checkWithSchema = gets + ", current_setting('search_path'), " + role;
    }

    private String set(String name) {
        String alias = switch (name) {
            case "app.tenant_id" -> "app.current_tenant_id";
            case "app.user_id" -> "app.current_user_id";
            default -> "";
        };
        String set = "set_config('" + name + "', ?, true)";
        return alias.isEmpty() || variables.containsKey(alias) ? set : "set_config('" + alias + "', " + set + ", true)";
    }

    private static String get(String name) {
        return "current_setting('" + name + "', true)";
    }

    /**
     * Sets the context; the first columns are the values, those behind say whether all else is as it must be. With a
     * schema the last parameters are the path and the schema.
     */
    String select(boolean withSchema) {
        return withSchema ? selectWithSchema : select;
    }

    /** Reads the context: the values, the path where the tenant has one, and whether all else is as it must be. */
    String check(boolean withSchema) {
        return withSchema ? checkWithSchema : check;
    }

    /**
     * The values of the context, in the order of the parameters.
     *
     * @param tenant empty across tenants, where the variable is the empty text
     */
    List<String> values(Optional<TenantId> tenant, Identity identity) {
        var values = new ArrayList<String>(variables.size() + 1);
        values.add(tenant.isPresent() ? tenant.get().value() : "");
        variables.forEach((name, claim) -> values.add(value(name, claim, identity)));
        return values;
    }

    private String value(String name, @Nullable String claim, Identity identity) {
        if (claim == null) {
            return Boolean.toString(identity.roles().contains(superAdminRole));
        }
        if (name.equals("app.user_id") && claim.equals("sub")) {
            return identity.subject().orElse("");
        }
        return ClaimText.of(identity.claims().get(claim));
    }
}
