package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.info;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.policy.PolicyReader;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * P12: where Citus spreads tables over servers, no policy has a subquery, which Citus refuses with every statement on
 * the table.
 */
final class SubqueriesUnderCitus implements Check {
    private static final String SQL = """
            SELECT r.name, p.polname, p.polqual::text, p.polwithcheck::text
            FROM relation r JOIN pg_policy p ON p.polrelid = r.oid
            WHERE r.relkind IN ('r', 'p') AND r.relrowsecurity AND NOT r.shared
                AND EXISTS (SELECT FROM pg_extension WHERE extname = 'citus')
            ORDER BY 1, 2
            """;

    private record Row(
            String table,
            String policy,
            @Nullable String using,
            @Nullable String check) {}

    @Override
    public List<String> questions() {
        return List.of(SQL);
    }

    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        return catalog
                .rows(SQL, row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .stream()
                .filter(row -> Stream.of(row.using(), row.check())
                        .anyMatch(tree -> tree != null && PolicyReader.hasSubquery(tree)))
                .map(row -> info(
                        Rule.P12,
                        row.table(),
                        ("The policy %s on the table %s has a subquery, with which Citus refuses every statement on "
                                        + "the table once it is distributed.")
                                .formatted(row.policy(), row.table()),
                        "-- ALTER POLICY %s ON %s: put the subquery into a STABLE function"
                                .formatted(row.policy(), row.table())))
                .toList();
    }
}
