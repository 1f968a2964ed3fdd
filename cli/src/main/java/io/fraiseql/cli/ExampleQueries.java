package io.fraiseql.cli;

import java.util.Objects;

/**
 * The queries that a development server offers to try.
 *
 * @param scope the scopes of its tokens, separated by spaces
 * @param query asked as each tenant
 * @param operatorPath where the operator of the platform asks
 * @param operatorQuery what the operator asks there
 */
record ExampleQueries(String scope, String query, String operatorPath, String operatorQuery) {
    ExampleQueries {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(query, "query is null");
        Objects.requireNonNull(operatorPath, "operatorPath is null");
        Objects.requireNonNull(operatorQuery, "operatorQuery is null");
    }

    /** One whose operator asks where everybody asks. */
    ExampleQueries(String scope, String query, String operatorQuery) {
        this(scope, query, "/graphql", operatorQuery);
    }
}
