package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.sql.Sql;
import io.fraiseql.tenancy.session.Parameter;
import io.fraiseql.tenancy.session.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Kept SQL and a request's variables, brought together. */
final class Statements {
    private Statements() {}

    static SqlStatement statement(Sql sql, Map<String, @Nullable Object> variables) {
        return new SqlStatement(sql.text(), parameters(sql, variables));
    }

    static List<Parameter> parameters(Sql sql, Map<String, @Nullable Object> variables) {
        var bindings = sql.bindings();
        var parameters = new ArrayList<Parameter>(bindings.size());
        for (int i = 0; i < bindings.size(); i++) {
            parameters.add(bindings.get(i).parameter(variables));
        }
        return parameters;
    }
}
