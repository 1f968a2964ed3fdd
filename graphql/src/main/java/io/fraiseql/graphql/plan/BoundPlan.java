package io.fraiseql.graphql.plan;

import io.fraiseql.tenancy.session.SqlStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan with the variables of one request.
 *
 * @param variables coerced
 * @param rawVariables as they came
 */
public record BoundPlan(
        OperationPlan plan, Map<String, @Nullable Object> variables, Map<String, @Nullable Object> rawVariables) {
    /** The SQL that would run, by key of the root field; methods with a body have none of ours. */
    public Map<String, SqlStatement> statements() {
        var statements = new LinkedHashMap<String, SqlStatement>();
        for (var field : plan.fields()) {
            switch (field) {
                case RootField.Rows rows ->
                    statements.put(rows.key(), rows.select().sql().statement(variables));
                case RootField.Value value ->
                    statements.put(value.key(), value.sql().statement(variables));
                case RootField.Constant _, RootField.Introspection _, RootField.Call _ -> {
                    // No SQL of ours.
                }
            }
        }
        return statements;
    }
}
