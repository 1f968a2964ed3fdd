package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.input.InputValue;
import io.fraiseql.graphql.input.ValueReference;
import io.fraiseql.graphql.selection.RowArguments;

/**
 * {@code LIMIT} and {@code OFFSET}. A limit that stands in the document is a literal: with a bind, PostgreSQL's plan
 * for all values reckons with a tenth of the table, finds that dear, and plans anew each time.
 */
final class PageSql {
    private PageSql() {}

    static void write(SqlWriter sql, RowArguments arguments, int defaultLimit, int maxLimit) {
        sql.add(" LIMIT ");
        switch (arguments.limit()) {
            case InputValue.Leaf leaf
            when leaf.reference() instanceof ValueReference.Constant -> sql.add(limit(leaf.current(), maxLimit));
            case InputValue.Leaf leaf -> sql.bind(leaf.reference(), value -> limit(value, maxLimit), "int8");
            case InputValue.Absent _, InputValue.Null _, InputValue.Fields _, InputValue.Items _ ->
                sql.add(Integer.toString(Math.min(defaultLimit, maxLimit)));
        }
        if (arguments.offset() instanceof InputValue.Leaf leaf) {
            sql.add(" OFFSET ").bind(leaf.reference(), value -> count("offset", value), "int8");
        }
    }

    private static String limit(Object value, int maxLimit) {
        return Long.toString(Math.min(Long.parseLong(count("limit", value)), maxLimit));
    }

    private static String count(String name, Object value) {
        long count = ((Number) value).longValue();
        if (count < 0) {
            throw RequestException.badUserInput("'" + name + "' must not be negative");
        }
        return Long.toString(count);
    }
}
