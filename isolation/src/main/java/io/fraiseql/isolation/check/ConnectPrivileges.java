package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** D1: a tenant's database lets in the roles that are meant to, by name. */
final class ConnectPrivileges implements Check {
    private static final String SQL = """
            SELECT d.datname, format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC;', d.datname)
            FROM pg_database d WHERE d.datname = current_database()
                AND EXISTS (SELECT FROM aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a
                    WHERE a.grantee = 0 AND a.privilege_type = 'CONNECT')
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
                        Rule.D1,
                        "the database " + row.getString(1),
                        "PUBLIC may connect to the database %s, so the role of any other tenant's database may."
                                .formatted(row.getString(1)),
                        row.getString(2)));
    }
}
