package io.fraiseql.graphql;

import io.fraiseql.tenancy.session.SessionContext;
import java.util.Map;

/** A request that only waits for its session. */
@FunctionalInterface
public interface PlannedRequest {
    /**
     * Runs it, in a session of the identity that it was planned for. Errors that an author raises are in the result;
     * everything else is thrown.
     *
     * @param attributes what {@link io.fraiseql.api.Context#get} gives
     * @throws io.fraiseql.tenancy.TenancyException when the tenant's database cannot be used
     * @throws io.fraiseql.tenancy.session.SqlFailure for an error of the database
     */
    GraphQLResult execute(SessionContext session, Map<String, Object> attributes);
}
