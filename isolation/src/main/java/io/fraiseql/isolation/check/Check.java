package io.fraiseql.isolation.check;

import io.fraiseql.isolation.Evidence;
import io.fraiseql.isolation.Finding;
import java.sql.SQLException;
import java.util.List;

/** One thing that must hold. Says what it claims, and stays silent where the catalog cannot tell. */
interface Check {
    /** What it asks in any case, so that the questions of all checks can be asked at once. */
    default List<String> questions() {
        return List.of();
    }

    List<Finding> inspect(Evidence evidence) throws SQLException;
}
