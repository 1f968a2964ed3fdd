package io.fraiseql.server.request;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.PlannedRequest;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.tenancy.identity.Identity;

/** The part of the GraphQL engine that a request needs. Thread-safe. */
@FunctionalInterface
public interface Engine {
    /**
     * Plans and authorizes; touches no database.
     *
     * @throws RequestException for a document or variables that are wrong
     */
    PlannedRequest plan(GraphQLRequest request, Identity identity);
}
