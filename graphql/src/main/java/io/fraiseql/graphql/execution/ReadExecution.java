package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.plan.IntrospectionAnswers;
import io.fraiseql.graphql.plan.OperationPlan;
import io.fraiseql.graphql.plan.Planner.Planned;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.tenancy.session.AdminContext;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SqlFailure;
import io.fraiseql.tenancy.session.TenantSessions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A query that SQL answers alone: one round trip in the tenant's session, and one over the admin role if it reads
 * across tenants.
 */
final class ReadExecution {
    private final TenantSessions sessions;
    private final Optional<AdminSessions> admin;
    private final IntrospectionAnswers introspection;

    ReadExecution(TenantSessions sessions, Optional<AdminSessions> admin, IntrospectionAnswers introspection) {
        this.sessions = sessions;
        this.admin = admin;
        this.introspection = introspection;
    }

    void run(Planned<ExecutablePlan> planned, SessionContext context, Answer answer) {
        try {
            read(planned, context, answer);
        } catch (SqlFailure e) {
            throw UnfitValue.is(e)
                    ? RequestException.badUserInput("a value is outside of what its column can hold")
                    : e;
        }
    }

    private void read(Planned<ExecutablePlan> planned, SessionContext context, Answer answer) {
        var executable = planned.plan();
        var plan = executable.plan();
        var crossTenant = new CrossTenantRows();
        readAcrossTenants(planned, context, answer, crossTenant);
        executable
                .tenantBatch()
                .ifPresent(batch -> sessions.read(
                        context, batch.compiled(), batch.parameters(plan, planned.variables()), (statement, rows) -> {
                            if (statement == 0 && answer.next() > 0) {
                                answer.restart();
                            }
                            int field = batch.fields().get(statement);
                            writeUpTo(field, planned, answer, crossTenant);
                            row(plan, field, rows, answer);
                        }));
        writeUpTo(plan.fields().size(), planned, answer, crossTenant);
    }

    /** Reads the members that SQL answers over the admin role, and keeps them. */
    void readAcrossTenants(
            Planned<ExecutablePlan> planned, SessionContext context, Answer answer, CrossTenantRows kept) {
        var plan = planned.plan().plan();
        planned.plan()
                .adminBatch()
                .ifPresent(batch -> admin.orElseThrow()
                        .read(
                                new AdminContext(context.identity(), batch.names(plan)),
                                batch.compiled(),
                                batch.parameters(plan, planned.variables()),
                                (statement, rows) -> {
                                    int field = batch.fields().get(statement);
                                    RowsWriter.write(
                                            ExecutablePlan.Batch.rows(plan, field), rows, kept.start(field), answer);
                                }));
    }

    private static void row(OperationPlan plan, int field, ResultSet rows, Answer answer) throws SQLException {
        answer.startMember();
        RowsWriter.write(ExecutablePlan.Batch.rows(plan, field), rows, answer.out(), answer);
    }

    /** Writes the members before a field that no statement of the tenant's session answers. */
    private void writeUpTo(int field, Planned<ExecutablePlan> planned, Answer answer, CrossTenantRows crossTenant) {
        var plan = planned.plan().plan();
        while (answer.next() < field) {
            int number = answer.next();
            answer.startMember();
            switch (plan.fields().get(number)) {
                case RootField.Constant constant -> constant.value().writeTo(answer.out());
                case RootField.Introspection asked ->
                    answer.out().raw(introspection.answer(asked.key(), asked.document(), planned.rawVariables()));
                case RootField.Rows _ -> crossTenant.write(number, answer.out());
                case RootField.Call call -> throw new IllegalStateException(call.key() + " needs a transaction");
                case RootField.Value value -> throw new IllegalStateException(value.key() + " needs a transaction");
            }
        }
    }
}
