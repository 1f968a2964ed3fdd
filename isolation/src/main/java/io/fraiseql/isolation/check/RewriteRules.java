package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** V4: no rule and no trigger on a view sends a statement elsewhere, with other rights than the caller's. */
final class RewriteRules implements Check {
    private static final String SQL = """
            SELECT r.name, 'the rule ' || w.rulename, format('DROP RULE %I ON %s;', w.rulename, r.quoted)
            FROM relation r JOIN pg_rewrite w ON w.ev_class = r.oid AND w.ev_type <> '1'
            UNION ALL
            SELECT r.name, 'the trigger ' || t.tgname, format('DROP TRIGGER %I ON %s;', t.tgname, r.quoted)
            FROM relation r JOIN pg_trigger t ON t.tgrelid = r.oid AND NOT t.tgisinternal WHERE r.relkind = 'v'
            ORDER BY 1, 2
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
                        Rule.V4,
                        row.getString(1),
                        "On %s %s does something else than what was asked, where the policies of %s do not reach."
                                .formatted(row.getString(1), row.getString(2), row.getString(1)),
                        row.getString(3)));
    }
}
