package io.fraiseql.isolation;

import java.util.List;

/** One thing that must hold. Says what it claims, and stays silent where the catalog cannot tell. */
interface Check {
    List<Finding> inspect(Catalog catalog);
}
