package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.plan.BoundPlan;
import io.fraiseql.graphql.plan.IntrospectionAnswers;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.tenancy.session.AdminContext;
import io.fraiseql.tenancy.session.AdminSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SqlFailure;
import io.fraiseql.tenancy.session.TenantSessions;
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

    void run(BoundPlan bound, SessionContext context, AnswerWriter answer) {
        try {
            read(bound, context, answer);
        } catch (SqlFailure e) {
            throw InvalidValueError.matches(e)
                    ? RequestException.badUserInput("a value is outside of what its column can hold")
                    : e;
        }
    }

    private void read(BoundPlan bound, SessionContext context, AnswerWriter answer) {
        var crossTenant = new CrossTenantMembers();
        readAcrossTenants(bound, context, answer, crossTenant);
        bound.plan()
                .tenantBatch()
                .ifPresent(batch -> sessions.read(
                        context, batch.compiled(), batch.parameters(bound.variables()), (statement, rows) -> {
                            if (statement == 0 && answer.next() > 0) {
                                answer.restart();
                            }
                            writeUpTo(batch.numbers().get(statement), bound, answer, crossTenant);
                            answer.startMember();
                            RowsWriter.write(batch.rows().get(statement), rows, answer.out(), answer);
                        }));
        writeUpTo(bound.plan().fields().size(), bound, answer, crossTenant);
    }

    /** Reads the members that SQL answers over the admin role, and keeps them. */
    void readAcrossTenants(BoundPlan bound, SessionContext context, AnswerWriter answer, CrossTenantMembers kept) {
        bound.plan()
                .adminBatch()
                .ifPresent(batch -> admin.orElseThrow()
                        .read(
                                new AdminContext(context.identity(), batch.keys()),
                                batch.compiled(),
                                batch.parameters(bound.variables()),
                                (statement, rows) -> RowsWriter.write(
                                        batch.rows().get(statement),
                                        rows,
                                        kept.start(batch.numbers().get(statement)),
                                        answer)));
    }

    /** Writes the members before a field that no statement of the tenant's session answers. */
    private void writeUpTo(int field, BoundPlan bound, AnswerWriter answer, CrossTenantMembers crossTenant) {
        while (answer.next() < field) {
            int number = answer.next();
            answer.startMember();
            switch (bound.plan().fields().get(number)) {
                case RootField.Constant constant -> constant.value().writeTo(answer.out());
                case RootField.Introspection asked ->
                    answer.out().raw(introspection.answer(asked.key(), asked.document(), bound.rawVariables()));
                case RootField.Rows _ -> crossTenant.write(number, answer.out());
                case RootField.Call call -> throw new IllegalStateException(call.key() + " needs a transaction");
                case RootField.Value value -> throw new IllegalStateException(value.key() + " needs a transaction");
            }
        }
    }
}
