package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.json.LeafWriter;
import io.fraiseql.graphql.model.Operation.Result;
import io.fraiseql.graphql.plan.BoundPlan;
import io.fraiseql.graphql.plan.IntrospectionAnswers;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.TenantTransaction;
import java.util.List;
import java.util.Map;

/** The members of an operation one after another in one transaction: mutations, and queries that Java has a part in. */
final class TransactionExecution {
    private final IntrospectionAnswers introspection;
    private final JavaCalls calls;

    TransactionExecution(IntrospectionAnswers introspection, JavaCalls calls) {
        this.introspection = introspection;
        this.calls = calls;
    }

    /**
     * Runs the operation.
     *
     * @param crossTenant the members that were read over the admin role
     * @throws RollbackException when an error leaves no data, so that the transaction is rolled back
     */
    void run(
            BoundPlan bound,
            SessionContext context,
            Map<String, Object> attributes,
            TenantTransaction transaction,
            CrossTenantMembers crossTenant,
            AnswerWriter answer)
            throws RollbackException {
        var fields = bound.plan().fields();
        while (!answer.complete()) {
            int number = answer.next();
            answer.startMember();
            switch (fields.get(number)) {
                case RootField.Constant constant -> constant.value().writeTo(answer.out());
                case RootField.Introspection asked ->
                    answer.out().raw(introspection.answer(asked.key(), asked.document(), bound.rawVariables()));
                case RootField.Rows rows when rows.crossTenant() -> crossTenant.write(number, answer.out());
                case RootField.Rows rows ->
                    transaction.query(
                            rows.select().sql().statement(bound.variables()),
                            (_, result) -> RowsWriter.write(rows, result, answer.out(), answer));
                case RootField.Value value -> value(value, bound, transaction, answer);
                case RootField.Call call when call.operation().crossTenant() -> crossTenant.write(number, answer.out());
                case RootField.Call call ->
                    calls.call(call, bound, context, attributes, transaction, answer.out(), answer);
            }
            if (answer.failed()) {
                throw new RollbackException();
            }
        }
    }

    private static void value(
            RootField.Value field, BoundPlan bound, TenantTransaction transaction, AnswerWriter answer) {
        transaction.query(field.sql().statement(bound.variables()), (_, rows) -> {
            byte[] text = rows.next() ? rows.getBytes(1) : null;
            switch (field.operation().result()) {
                case Result.VoidResult _ -> answer.out().bool(true);
                case Result.LeafResult leaf
                when text != null ->
                    LeafWriter.of(
                                    leaf.type(),
                                    field.operation()
                                            .columns()
                                            .values()
                                            .iterator()
                                            .next())
                            .write(answer.out(), text);
                case Result.LeafResult leaf
                when leaf.type().nullable() -> answer.out().nul();
                case Result.LeafResult _, Result.ObjectResult _ ->
                    answer.fail(
                            "Cannot return null for a non-nullable field", List.of(field.key()), "INTERNAL", Map.of());
            }
        });
    }
}
