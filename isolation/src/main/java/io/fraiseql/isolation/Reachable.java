package io.fraiseql.isolation;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What a role may touch. */
final class Reachable {
    private Reachable() {}

    /** The tables and views of a scope, but the shared ones. */
    static List<RelationName> relations(Connection connection, InspectionScope scope) throws SQLException {
        return new CatalogTransaction(connection)
                .read(() -> new Evidence(connection, scope)
                        .rows(
                                "SELECT nspname, relname FROM relation WHERE NOT shared ORDER BY nspname, relname",
                                row -> RelationName.of(row.getString(1), row.getString(2))));
    }
}
