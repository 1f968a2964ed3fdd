package io.fraiseql.server.request;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.session.SessionContext;
import java.util.Map;

/** The part of the GraphQL engine that a request needs. Thread-safe. */
@FunctionalInterface
public interface Engine {
    /**
     * Plans and authorizes; touches no database.
     *
     * @throws RequestException for a document or variables that are wrong
     */
    Planned plan(GraphQLRequest request, Identity identity);

    /** A request that only waits for its session. */
    @FunctionalInterface
    interface Planned {
        /**
         * Runs it.
         *
         * @param attributes what {@link io.fraiseql.api.Context#get} finds
         */
        GraphQLResult execute(SessionContext session, Map<String, Object> attributes);
    }
}
