package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.plan.BoundPlan;
import io.fraiseql.graphql.plan.IntrospectionAnswers;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.tenancy.session.AdminContext;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.TenantSessions;
import java.util.Map;
import java.util.Optional;

/** Runs plans: the only place of this module that has effects. Thread-safe. */
public final class Executor {
    private static final int EXPECTED_ANSWER = 4_096;

    private final TenantSessions sessions;
    private final Optional<AdminSessions> admin;
    private final ReadExecution reads;
    private final TransactionExecution transactions;
    private final JavaCalls calls;

    public Executor(
            Api api,
            IntrospectionAnswers introspection,
            MethodCaller methods,
            TenantSessions sessions,
            Optional<AdminSessions> admin) {
        this.sessions = sessions;
        this.admin = admin;
        this.reads = new ReadExecution(sessions, admin, introspection);
        this.calls = new JavaCalls(new JavaArguments(api), methods);
        this.transactions = new TransactionExecution(introspection, calls);
    }

    /** Runs a plan in a session of the given tenant. */
    public GraphQLResult execute(BoundPlan bound, SessionContext context, Map<String, Object> attributes) {
        var plan = bound.plan();
        var answer = new AnswerWriter(plan, EXPECTED_ANSWER);
        if (!plan.dataNull()) {
            if (plan.transactional()) {
                runInTransaction(bound, context, attributes, answer);
            } else {
                reads.run(bound, context, answer);
            }
        }
        return answer.finish();
    }

    private void runInTransaction(
            BoundPlan bound, SessionContext context, Map<String, Object> attributes, AnswerWriter answer) {
        try {
            var crossTenant = new CrossTenantMembers();
            reads.readAcrossTenants(bound, context, answer, crossTenant);
            callAcrossTenants(bound, context, attributes, answer, crossTenant);
            if (bound.plan().mutation()) {
                sessions.write(context, transaction -> {
                    transactions.run(bound, context, attributes, transaction, crossTenant, answer);
                    return answer;
                });
            } else {
                sessions.readOnly(context, transaction -> {
                    transactions.run(bound, context, attributes, transaction, crossTenant, answer);
                    return answer;
                });
            }
        } catch (RollbackException e) {
            if (!answer.failed()) {
                throw new IllegalStateException("rolled back without an error", e);
            }
        }
    }

    private void callAcrossTenants(
            BoundPlan bound,
            SessionContext context,
            Map<String, Object> attributes,
            AnswerWriter answer,
            CrossTenantMembers kept)
            throws RollbackException {
        var fields = bound.plan().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof RootField.Call call && call.operation().crossTenant()) {
                var out = kept.start(i);
                admin.orElseThrow(() -> new IllegalStateException("a cross-tenant query without an admin role"))
                        .readOnly(
                                new AdminContext(
                                        context.identity(), call.operation().name()),
                                transaction -> {
                                    calls.call(call, bound, context, attributes, transaction, out, answer);
                                    if (answer.failed()) {
                                        throw new RollbackException();
                                    }
                                    return out;
                                });
            }
        }
    }
}
