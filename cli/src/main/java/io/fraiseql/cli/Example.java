package io.fraiseql.cli;

import java.util.Objects;

/**
 * What a development server offers to try.
 *
 * @param scope the scopes of its tokens, separated by spaces
 * @param query asked as each tenant
 * @param operatorQuery asked as the operator of the platform
 */
record Example(String scope, String query, String operatorQuery) {
    Example {
        Objects.requireNonNull(scope, "scope is null");
        Objects.requireNonNull(query, "query is null");
        Objects.requireNonNull(operatorQuery, "operatorQuery is null");
    }
}
