package io.fraiseql.tenancy.session;

import java.util.List;
import java.util.Objects;

/** One statement and what fills its {@code ?}s, in order. */
public record SqlStatement(String sql, List<Parameter> parameters) {
    public SqlStatement {
        Objects.requireNonNull(sql, "sql is null");
        parameters = List.copyOf(parameters);
    }
}
