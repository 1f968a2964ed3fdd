package io.fraiseql.graphql;

import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.execution.ExecutablePlan;
import io.fraiseql.graphql.execution.Executor;
import io.fraiseql.graphql.execution.MethodCaller;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.plan.Planner;
import io.fraiseql.graphql.plan.Planner.Planned;
import io.fraiseql.graphql.selection.Caller;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SqlStatement;
import io.fraiseql.tenancy.session.TenantSessions;
import java.util.Map;
import java.util.Optional;

/**
 * GraphQL to SQL for one API. A request is {@linkplain #plan planned} without touching the database and {@linkplain
 * #execute executed} in the session of one tenant. Thread-safe.
 */
public final class GraphQLEngine {
    private final Planner<ExecutablePlan> planner;
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
        this.planner = new Planner<>(api, schema, limits, plan -> Executor.compile(plan, sessions, admin));
        this.executor = new Executor(api, planner.introspection(), MethodCaller.of(api), sessions, admin);
    }

    /**
     * Plans a request.
     *
     * @throws RequestException when its document or variables do not fit the schema
     */
    public Plan plan(GraphQLRequest request, Identity identity) {
        return new Plan(planner.plan(request, Caller.of(identity)));
    }

    /**
     * Runs a plan, which must have been made for the identity of the same context. Errors that an author raises are in
     * the result; everything else is thrown.
     *
     * @param attributes what {@link io.fraiseql.api.Context#get} gives
     * @throws io.fraiseql.tenancy.TenancyException when the tenant's database cannot be used
     * @throws io.fraiseql.tenancy.session.SqlFailure for an error of the database
     */
    public GraphQLResult execute(Plan plan, SessionContext context, Map<String, Object> attributes) {
        return executor.execute(plan.planned, context, attributes);
    }

    /** The SQL that a plan would run, by key of the root field; methods with a body have none of ours. */
    public Map<String, SqlStatement> statements(Plan plan) {
        return Executor.statements(plan.planned);
    }

    /** A planned request. Of use for one execution. */
    public static final class Plan {
        private final Planned<ExecutablePlan> planned;

        private Plan(Planned<ExecutablePlan> planned) {
            this.planned = planned;
        }

        /** Whether it is a mutation. */
        public boolean mutation() {
            return planned.plan().plan().mutation();
        }

        /** Whether it reads across tenants. */
        public boolean crossTenant() {
            return planned.plan().adminBatch().isPresent()
                    || planned.plan().plan().callsAcrossTenants();
        }
    }
}
