package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.input.ValueReference;
import io.fraiseql.tenancy.session.DeclaredType;
import io.fraiseql.tenancy.session.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts SQL together so that text and binds cannot fall out of step. */
final class SqlWriter {
    private final StringBuilder text = new StringBuilder();
    private final List<Binding> bindings = new ArrayList<>();

    SqlWriter add(String sql) {
        text.append(sql);
        return this;
    }

    SqlWriter add(Sql sql) {
        text.append(sql.text());
        bindings.addAll(sql.bindings());
        return this;
    }

    /** A value of the request, of a type as {@code format_type} spells it. */
    SqlWriter bind(ValueReference reference, Function<Object, String> encoder, String sqlType) {
        return bind(new Binding.Value(reference, encoder, DeclaredType.of(sqlType)), sqlType);
    }

    /** The session's tenant. */
    SqlWriter bindTenant(String sqlType) {
        return bind(new Binding.Tenant(new Parameter.TenantParameter(DeclaredType.of(sqlType))), sqlType);
    }

    private SqlWriter bind(Binding binding, String sqlType) {
        text.append("CAST(? AS ").append(sqlType).append(')');
        bindings.add(binding);
        return this;
    }

    Sql done() {
        return new Sql(text.toString(), bindings);
    }

    /** A quoted identifier. */
    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A quoted string literal; for names of GraphQL and constants of our own, never for values. */
    static String literal(String value) {
        return '\'' + value.replace("'", "''") + '\'';
    }
}
