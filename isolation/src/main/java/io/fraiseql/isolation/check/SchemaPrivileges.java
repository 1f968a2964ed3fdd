package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/**
 * H3: a tenant's schema is open to nobody but the role that serves. Its name cannot be taken for another, and no table
 * of its stands in public.
 */
record SchemaPrivileges(String prefix) implements Check {
    private static final String SQL = TenantSchemas.SPACES + """
            SELECT n.nspname, 'PUBLIC may use it', format('REVOKE ALL ON SCHEMA %I FROM PUBLIC;', n.nspname)
            FROM tenant_space n WHERE EXISTS (SELECT FROM aclexplode(n.nspacl) a WHERE a.grantee = 0)
            UNION ALL
            SELECT n.nspname, 'its name differs from ' || o.nspname || ' in the case of letters alone',
                format('-- rename %I, and the tenant with it', n.nspname)
            FROM tenant_space n JOIN pg_namespace o ON lower(o.nspname) = lower(n.nspname) AND o.oid <> n.oid
            UNION ALL
            SELECT 'public.' || p.relname, 'tenants'' schemas have a table of its name, which it stands in for where one is missing',
                format('-- move public.%I out of public', p.relname)
            FROM pg_class p WHERE p.relnamespace = to_regnamespace('public') AND p.relkind IN ('r', 'p', 'v', 'm', 'f')
                -- the ledger of migrations, which stands in every place and is nobody's data
                AND p.relname <> 'fraiseql_migration'
                AND EXISTS (SELECT FROM tenant_space n JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = p.relname)
            ORDER BY 1
            """;

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(
                SQL,
                row -> warning(
                        Rule.H3,
                        row.getString(1),
                        "Of %s it holds that %s.".formatted(row.getString(1), row.getString(2)),
                        row.getString(3)),
                prefix);
    }
}
