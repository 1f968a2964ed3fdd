package io.fraiseql.graphql.sql;

import io.fraiseql.tenancy.session.Parameter;
import io.fraiseql.tenancy.session.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of SQL and what fills its {@code ?}s, in the order of the text. */
public record Sql(String text, List<Binding> bindings) {
    public Sql {
        bindings = List.copyOf(bindings);
    }

    /** The statement of one request. */
    public SqlStatement statement(Map<String, @Nullable Object> variables) {
        return new SqlStatement(text, parameters(variables));
    }

    /** What fills the {@code ?}s in one request. */
    public List<Parameter> parameters(Map<String, @Nullable Object> variables) {
        var parameters = new ArrayList<Parameter>(bindings.size());
        for (int i = 0; i < bindings.size(); i++) {
            parameters.add(bindings.get(i).parameter(variables));
        }
        return parameters;
    }
}
