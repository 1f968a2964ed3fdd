package io.fraiseql.graphql.execution;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import io.fraiseql.api.GraphQLException;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.json.JavaJson;
import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.json.NullViolation;
import io.fraiseql.graphql.model.Operation.Result;
import io.fraiseql.graphql.plan.BoundPlan;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.TenantTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls methods with a body and writes what they answer. */
final class JavaCalls {
    private final JavaArguments binder;
    private final MethodCaller caller;

    JavaCalls(JavaArguments binder, MethodCaller caller) {
        this.binder = binder;
        this.caller = caller;
    }

    void call(
            RootField.Call field,
            BoundPlan bound,
            SessionContext context,
            Map<String, Object> attributes,
            TenantTransaction transaction,
            JsonBuffer out,
            AnswerWriter answer) {
        var arguments = new ArrayList<@Nullable Object>();
        if (field.operation().takesContext()) {
            arguments.add(new CallContext(context, attributes, transaction.db()));
        }
        arguments.addAll(binder.bind(field.operation().arguments(), coerced(field, bound.variables())));
        Object result;
        try {
            result = unwrap(caller.call(field.operation().method(), arguments.toArray()));
        } catch (GraphQLException e) {
            answer.fail(String.valueOf(e.getMessage()), List.of(field.key()), e.code(), e.extensions());
            return;
        }
        write(field, bound, result, transaction, out, answer);
    }

    private static void write(
            RootField.Call field,
            BoundPlan bound,
            @Nullable Object result,
            TenantTransaction transaction,
            JsonBuffer out,
            AnswerWriter answer) {
        var violation = switch (field.operation().result()) {
            case Result.VoidResult _ -> {
                out.bool(true);
                yield null;
            }
            case Result.LeafResult leaf
            when result != null || leaf.type().nullable() -> {
                JavaJson.write(out, result);
                yield null;
            }
            case Result.ObjectResult object
            when result == null && object.nullable() -> {
                out.nul();
                yield null;
            }
            case Result.LeafResult _ -> new NullViolation(field.key());
            case Result.ObjectResult _ when result == null -> new NullViolation(field.key());
            case Result.ObjectResult object -> objects(field, bound, object, result, transaction, out, answer);
        };
        if (violation != null) {
            answer.fatal(violation);
        }
    }

    private static @Nullable NullViolation objects(
            RootField.Call field,
            BoundPlan bound,
            Result.ObjectResult declared,
            Object result,
            TenantTransaction transaction,
            JsonBuffer out,
            AnswerWriter answer) {
        ObjectSelection selection = field.selection().orElseThrow();
        List<?> records = declared.list() ? List.copyOf((List<?>) result) : List.of(result);
        var writer = field.rows()
                .<RecordWriter>map(select -> ReloadedRows.read(
                        select, selection, records, bound.variables(), transaction, answer, field.key()))
                .orElseGet(() -> new JavaRecords(selection));
        if (!declared.list()) {
            var violation = writer.write(out, (Record) result);
            return violation == null ? null : violation.inside(field.key());
        }
        out.ascii('[');
        for (int i = 0; i < records.size(); i++) {
            if (i > 0) {
                out.ascii(',');
            }
            var violation = writer.write(out, (Record) records.get(i));
            if (violation != null) {
                return violation.inside(i).inside(field.key());
            }
        }
        out.ascii(']');
        return null;
    }

    private static @Nullable Object unwrap(@Nullable Object result) {
        return result instanceof Optional<?> optional ? optional.orElse(null) : result;
    }

    private static Map<String, @Nullable Object> coerced(
            RootField.Call field, Map<String, @Nullable Object> variables) {
        try {
            return new HashMap<>(ValuesResolver.getArgumentValues(
                    field.definition().getArguments(),
                    field.field().getArguments(),
                    new CoercedVariables(unannotated(variables)),
                    GraphQLContext.getDefault(),
                    Locale.ROOT));
        } catch (graphql.GraphQLException e) {
            throw RequestException.badUserInput(
                    e instanceof GraphQLError error ? error.getMessage() : String.valueOf(e.getMessage()));
        }
    }

    /** graphql-java's maps may hold nulls, which its signatures do not say. */
    @SuppressWarnings("NullAway")
    private static Map<String, Object> unannotated(Map<String, @Nullable Object> variables) {
        return variables;
    }
}
