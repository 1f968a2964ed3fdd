package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.error;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** T1: what is to be served is there; of what is not, nothing can be said, so it is not served. */
final class MissingRelations implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) throws SQLException {
        AccessGraph graph = catalog.graph();
        return graph.missing().stream()
                .map(name -> error(
                        Rule.T1,
                        name,
                        "There is no table or view " + name + " that the role " + graph.appRole()
                                + " finds, so nothing can be said of its row-level security.",
                        "-- create " + name
                                + ", put its schema on the search_path, or correct the source that names it"))
                .toList();
    }
}
