package io.fraiseql.isolation.check;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;

/** One thing that must hold. Says what it claims, and stays silent where the catalog cannot tell. */
interface Check {
    /** What it asks in any case, so that the questions of all checks can be asked at once. */
    default List<String> questions() {
        return List.of();
    }

    List<Finding> inspect(Catalog catalog) throws SQLException;
}
