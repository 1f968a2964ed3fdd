package io.fraiseql.graphql.sql;

import java.util.ArrayList;
import java.util.List;

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

    /** A bind of a known type; what the text says is what the server infers. */
    SqlWriter bind(Binding binding, String sqlType) {
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
