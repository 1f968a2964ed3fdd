package io.fraiseql.isolation;

import static io.fraiseql.isolation.Finding.error;

import java.util.List;

/** T1: what is to be served is there; of what is not, nothing can be said, so it is not served. */
final class ServedNames implements Check {
    @Override
    public List<Finding> inspect(Catalog catalog) {
        return catalog.missing().stream()
                .map(name -> error(
                        Rule.T1,
                        name,
                        "There is no table or view " + name + " that the role " + catalog.login()
                                + " finds, so nothing can be said of its row-level security.",
                        "-- create " + name
                                + ", put its schema on the search_path, or correct the source that names it"))
                .toList();
    }
}
