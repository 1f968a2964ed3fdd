package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** R7: what holds tenants' rows is granted to roles by name, now and for tables that are still to come. */
final class PublicPrivileges implements Check {
    private static final String SQL = """
            SELECT r.name, format('REVOKE ALL ON %s FROM PUBLIC;', r.quoted), 'PUBLIC has rights on ' || r.name
            FROM relation r WHERE NOT r.shared AND (
                EXISTS (SELECT FROM aclexplode(r.relacl) a WHERE a.grantee = 0)
                OR EXISTS (SELECT FROM pg_attribute c CROSS JOIN LATERAL aclexplode(c.attacl) a
                    WHERE c.attrelid = r.oid AND NOT c.attisdropped AND a.grantee = 0))
            UNION
            SELECT coalesce('the schema ' || n.nspname, 'the role ' || o.rolname),
                format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s REVOKE ALL ON TABLES FROM PUBLIC;', o.rolname,
                    coalesce(' IN SCHEMA ' || quote_ident(n.nspname), '')),
                'every table that ' || o.rolname || ' makes is granted to PUBLIC'
            FROM pg_default_acl d JOIN pg_roles o ON o.oid = d.defaclrole
            LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
            WHERE d.defaclobjtype = 'r' AND EXISTS (SELECT FROM aclexplode(d.defaclacl) a WHERE a.grantee = 0)
                AND (n.oid IS NULL OR n.oid IN (SELECT oid FROM space))
            ORDER BY 1
            """;

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog.rows(
                SQL,
                row -> warning(
                        Rule.R7,
                        row.getString(1),
                        "Where " + row.getString(3)
                                + ", every role that can connect has them, also those that no policy was written for.",
                        row.getString(2)));
    }
}
