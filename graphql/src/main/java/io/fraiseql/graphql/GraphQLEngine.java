package io.fraiseql.graphql;

import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.execution.Executor;
import io.fraiseql.graphql.execution.MethodCaller;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.plan.BatchCompiler;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.plan.Planner;
import io.fraiseql.graphql.selection.Caller;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.SqlStatement;
import io.fraiseql.tenancy.session.TenantSessions;
import java.util.Map;
import java.util.Optional;

/**
 * GraphQL to SQL for one API. A request is {@linkplain #plan planned} without touching the database and {@linkplain
 * PlannedRequest#execute executed} in the session of one tenant. Thread-safe.
 */
public final class GraphQLEngine {
    private final Planner planner;
    private final Executor executor;

    /**
     * An engine over sessions.
     *
     * @param admin sessions of the admin role, for queries across tenants
     */
    public GraphQLEngine(
            Api api,
            GraphQLSchema schema,
            TenantSessions sessions,
            Optional<AdminSessions> admin,
            EngineLimits limits) {
        var batches = new BatchCompiler(sessions::compile, admin.map(each -> each::compile));
        this.planner = new Planner(api, schema, limits, batches);
        this.executor = new Executor(api, planner.introspection(), MethodCaller.of(api), sessions, admin);
    }

    /**
     * Plans a request.
     *
     * @throws RequestException when its document or variables do not fit the schema
     */
    public PlannedRequest plan(GraphQLRequest request, Identity identity) {
        var plan = planner.plan(request, Caller.of(identity));
        return (session, attributes) -> executor.execute(plan, session, attributes);
    }

    /**
     * The SQL that a request would run, by key of the root field; methods with a body have none of ours.
     *
     * @throws RequestException when its document or variables do not fit the schema
     */
    public Map<String, SqlStatement> statements(GraphQLRequest request, Identity identity) {
        return planner.plan(request, Caller.of(identity)).statements();
    }
}
