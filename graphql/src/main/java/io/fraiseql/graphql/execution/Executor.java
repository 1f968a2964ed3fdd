package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.plan.IntrospectionAnswers;
import io.fraiseql.graphql.plan.OperationPlan;
import io.fraiseql.graphql.plan.Planner.Planned;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.tenancy.session.AdminContext;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SqlStatement;
import io.fraiseql.tenancy.session.TenantSessions;
import java.util.LinkedHashMap;
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
        this.calls = new JavaCalls(new ArgumentBinder(api), methods);
        this.transactions = new TransactionExecution(introspection, calls);
    }

    /** Makes a plan's statements ready to run. */
    public static ExecutablePlan compile(OperationPlan plan, TenantSessions sessions, Optional<AdminSessions> admin) {
        return ExecutablePlan.of(plan, sessions::compile, admin.map(each -> each::compile));
    }

    /** Runs a plan in a session of the given tenant. */
    public GraphQLResult execute(
            Planned<ExecutablePlan> planned, SessionContext context, Map<String, Object> attributes) {
        var plan = planned.plan().plan();
        var answer = new Answer(plan, EXPECTED_ANSWER);
        if (!plan.dataNull()) {
            if (plan.mutation() || plan.callsJava()) {
                runInTransaction(planned, context, attributes, answer);
            } else {
                reads.run(planned, context, answer);
            }
        }
        return answer.finish();
    }

    private void runInTransaction(
            Planned<ExecutablePlan> planned, SessionContext context, Map<String, Object> attributes, Answer answer) {
        try {
            var crossTenant = new CrossTenantRows();
            reads.readAcrossTenants(planned, context, answer, crossTenant);
            callAcrossTenants(planned, context, attributes, answer, crossTenant);
            if (planned.plan().plan().mutation()) {
                sessions.write(context, transaction -> {
                    transactions.run(planned, context, attributes, transaction, crossTenant, answer);
                    return answer;
                });
            } else {
                sessions.readOnly(context, transaction -> {
                    transactions.run(planned, context, attributes, transaction, crossTenant, answer);
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
            Planned<ExecutablePlan> planned,
            SessionContext context,
            Map<String, Object> attributes,
            Answer answer,
            CrossTenantRows kept)
            throws RollbackException {
        var fields = planned.plan().plan().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i) instanceof RootField.Call call && call.operation().crossTenant()) {
                var out = kept.start(i);
                admin.orElseThrow(() -> new IllegalStateException("a cross-tenant query without an admin role"))
                        .readOnly(
                                new AdminContext(
                                        context.identity(), call.operation().name()),
                                transaction -> {
                                    calls.call(call, planned, context, attributes, transaction, out, answer);
                                    if (answer.failed()) {
                                        throw new RollbackException();
                                    }
                                    return out;
                                });
            }
        }
    }

    /** The statements that a plan would run, by root field, with a request's parameters. */
    public static Map<String, SqlStatement> statements(Planned<ExecutablePlan> planned) {
        var statements = new LinkedHashMap<String, SqlStatement>();
        for (var field : planned.plan().plan().fields()) {
            switch (field) {
                case RootField.Rows rows ->
                    statements.put(
                            rows.key(), Statements.statement(rows.select().sql(), planned.variables()));
                case RootField.Value value ->
                    statements.put(value.key(), Statements.statement(value.sql(), planned.variables()));
                case RootField.Constant _, RootField.Introspection _, RootField.Call _ -> {
                    // No SQL of ours.
                }
            }
        }
        return statements;
    }
}
