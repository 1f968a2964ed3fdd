package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.placement.RelationName;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The SQL that makes a registry table. Every text may be run again: what is there already stays. It is a script of
 * several statements for the owner of the table to run, on PostgreSQL 14 or newer.
 */
public final class RegistrySql {
    /** The channel of notifications. A payload is a tenant's id, or empty for "any row may have changed". */
    public static final String CHANNEL = "fraiseql_tenants";

    /** What is left of a name's 63 bytes, in characters of up to three bytes, for a suffix. */
    private static final int STEM_LENGTH = 16;

    private RegistrySql() {}

    /**
     * The registry table with its constraints, the trigger that announces changes, and the grants: whoever runs this
     * owns it, the app role may read it.
     *
     * @param table the table's name, optionally with a schema, as {@link RelationName#parse} reads it
     * @param appRole the role that serves, unquoted
     */
    public static String create(String table, String appRole) {
        RelationName name = RelationName.parse(table);
        String role = quoteIdentifier(appRole);
        return schema(name, role)
                + """
                CREATE TABLE IF NOT EXISTS %1$s (
                    tenant_id text PRIMARY KEY
                        CHECK (tenant_id ~ '^[a-z0-9][a-z0-9_-]{0,54}$' AND tenant_id NOT IN ('null', 'undefined')),
                    name text CHECK (name <> ''),
                    subdomain text CHECK (subdomain ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
                    state text NOT NULL DEFAULT 'active' CHECK (state IN (%2$s)),
                    plan text NOT NULL DEFAULT 'basic',
                    placement text CHECK (placement IN ('row', 'schema', 'database')),
                    database_url text,
                    dedicated_pool boolean NOT NULL DEFAULT false,
                    dedicated_connections int CHECK (dedicated_connections > 0),
                    created_at timestamptz NOT NULL DEFAULT now(),
                    CHECK (placement <> 'database' OR database_url IS NOT NULL)
                );
                CREATE UNIQUE INDEX IF NOT EXISTS %3$s ON %1$s (lower(subdomain));
                REVOKE ALL ON %1$s FROM PUBLIC;
                GRANT SELECT ON %1$s TO %4$s;
                """.formatted(name.quoted(), states(), quoteIdentifier(derived(name, "_subdomain")), role)
                + trigger(name, "tenant_id");
    }

    /** The trigger that announces changes of a table that is there already. */
    static String trigger(RelationName table, String idColumn) {
        String function = new RelationName(table.schema(), derived(table, "_notify")).quoted();
        String id = quoteIdentifier(idColumn) + "::text";
        return """
                CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql \
                SET search_path = pg_catalog, pg_temp AS $notify$
                BEGIN
                    IF TG_OP = 'TRUNCATE' THEN
                        PERFORM pg_catalog.pg_notify('%2$s', '');
                        RETURN NULL;
                    END IF;
                    IF TG_OP <> 'INSERT' THEN
                        PERFORM pg_catalog.pg_notify('%2$s', %3$s);
                    END IF;
                    IF TG_OP <> 'DELETE' THEN
                        PERFORM pg_catalog.pg_notify('%2$s', %4$s);
                    END IF;
                    RETURN NULL;
                END $notify$;
                CREATE OR REPLACE TRIGGER fraiseql_notify_rows AFTER INSERT OR UPDATE OR DELETE ON %5$s
                    FOR EACH ROW EXECUTE FUNCTION %1$s();
                CREATE OR REPLACE TRIGGER fraiseql_notify_truncate AFTER TRUNCATE ON %5$s
                    FOR EACH STATEMENT EXECUTE FUNCTION %1$s();
                """.formatted(function, CHANNEL, payload("OLD." + id), payload("NEW." + id), table.quoted());
    }

    /** An id that is too long would fail the write; an empty payload asks for all rows instead. */
    private static String payload(String id) {
        return "CASE WHEN length(%1$s) <= 64 THEN %1$s ELSE '' END".formatted(id);
    }

    /** A column for a table that lacks it. */
    static String addColumn(RelationName table, RegistryColumn column) {
        return "ALTER TABLE %s ADD COLUMN %s %s;".formatted(table.quoted(), column.sqlName(), column.definition());
    }

    /** The policy that lets a role read every row of a registry under row-level security. */
    static String showAll(RelationName table, String role) {
        return "CREATE POLICY registry_reads ON %s FOR SELECT TO %s USING (true);"
                .formatted(table.quoted(), quoteIdentifier(role));
    }

    static String grantSelect(RelationName table, String role) {
        return "GRANT SELECT ON %s TO %s;".formatted(table.quoted(), quoteIdentifier(role));
    }

    private static String schema(RelationName table, String quotedRole) {
        return table.schema()
                .filter(schema -> !schema.equals("public"))
                .map(schema -> "CREATE SCHEMA IF NOT EXISTS %1$s;\nGRANT USAGE ON SCHEMA %1$s TO %2$s;\n"
                        .formatted(quoteIdentifier(schema), quotedRole))
                .orElse("");
    }

    /** All states as SQL literals, for an {@code IN}. */
    static String states() {
        return Arrays.stream(TenantState.values())
                .map(state -> "'" + RegistryValues.state(state) + "'")
                .collect(Collectors.joining(", "));
    }

    private static String derived(RelationName table, String suffix) {
        String name = table.name();
        return (name.length() <= STEM_LENGTH
                        ? name
                        : name.substring(0, STEM_LENGTH) + "_" + Integer.toHexString(name.hashCode()))
                + suffix;
    }
}
