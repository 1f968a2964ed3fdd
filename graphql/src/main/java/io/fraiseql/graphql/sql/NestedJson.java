package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.selection.Selected;
import java.util.ArrayList;
import java.util.List;

/**
 * A list inside a row, and what is nested in it, as JSON text that PostgreSQL puts together. {@code concat} writes into
 * one buffer; a chain of {@code ||} would copy the text once for each member, and {@code json_build_object} finds each
 * value's output function anew for every row.
 */
final class NestedJson {
    /** PostgreSQL takes 100 arguments a call. */
    private static final int MAX_ARGUMENTS = 90;

    private final Api api;
    private final Aliases aliases;
    private final RowLimits limits;

    NestedJson(Api api, Aliases aliases, RowLimits limits) {
        this.api = api;
        this.aliases = aliases;
        this.limits = limits;
    }

    /** A scalar subquery: a JSON array, never null. */
    Sql list(Selected.Related related, RowSource row) {
        var type = api.type(related.field().target());
        var other = new RowSource(RowSelect.source(type), aliases.next(), row.tenancy());
        var list = aliases.next();
        var sql = new SqlWriter()
                .add("(SELECT concat('[', string_agg(")
                .add(list)
                .add(".j, ','), ']') FROM (SELECT ")
                .add(object(related.selection(), other))
                .add(" AS j FROM ")
                .add(other.from())
                .add(" WHERE ");
        RowSelect.joinCondition(sql, row, other, related.field());
        var arguments = related.arguments();
        if (arguments.where().isGiven()) {
            sql.add(" AND ").add(new FilterSql(type, other).condition(arguments.where()));
        }
        sql.add(new OrderSql(type, other).clause(arguments.orderBy()));
        // A nested list is as long as it is, up to the most; a page of it is asked for with limit.
        PageSql.write(sql, arguments, limits.most(), limits.most());
        return sql.add(") AS ").add(list).add(")").done();
    }

    /** A scalar subquery: a JSON object, or null when there is none. */
    private Sql one(Selected.Related related, RowSource row) {
        var type = api.type(related.field().target());
        var other = new RowSource(RowSelect.source(type), aliases.next(), row.tenancy());
        var sql = new SqlWriter()
                .add("(SELECT ")
                .add(object(related.selection(), other))
                .add(" FROM ")
                .add(other.from())
                .add(" WHERE ");
        RowSelect.joinCondition(sql, row, other, related.field());
        return sql.add(" LIMIT 1)").done();
    }

    private Sql object(ObjectSelection selection, RowSource row) {
        var arguments = new ArrayList<Sql>();
        var text = new StringBuilder("{");
        boolean first = true;
        for (var selected : selection.members()) {
            text.append(first ? "\"" : ",\"").append(selected.key()).append("\":");
            first = false;
            switch (selected) {
                case Selected.Typename typename ->
                    text.append('"').append(typename.typeName()).append('"');
                case Selected.Denied _ -> text.append("null");
                case Selected.Value value -> {
                    boolean quoted = quotedInPlace(value);
                    flush(arguments, text, quoted ? "\"" : "");
                    arguments.add(sql(
                            quoted
                                    ? plain(value, row)
                                    : LeafSql.json(value.field(), RowSelect.read(value.field()), row)));
                    text.append(quoted ? "\"" : "");
                }
                case Selected.Related related -> {
                    flush(arguments, text, "");
                    arguments.add(related.field().many() ? list(related, row) : nullSafe(related, one(related, row)));
                }
            }
        }
        flush(arguments, text, "}");
        return concat(arguments);
    }

    private static Sql nullSafe(Selected.Related related, Sql object) {
        return new SqlWriter()
                .add("coalesce(")
                .add(object)
                .add(related.field().nullable() ? ", 'null')" : ", " + LeafSql.FORBIDDEN_NULL + ")")
                .done();
    }

    /** Values that need neither an escape nor a cast, and are known to be there, go between the quotes as they are. */
    private static boolean quotedInPlace(Selected.Value value) {
        var type = value.field().type();
        return !type.list()
                && !(type.value() instanceof EnumType)
                && type.value() == Scalar.UUID
                && RowSelect.read(value.field()) instanceof ColumnRead.Plain plain
                && plain.column().notNull();
    }

    private static String plain(Selected.Value value, RowSource row) {
        return RowSelect.read(value.field()) instanceof ColumnRead.Plain(Column column) ? row.column(column) : "";
    }

    private static void flush(List<Sql> arguments, StringBuilder text, String end) {
        text.append(end);
        arguments.add(sql(SqlWriter.literal(text.toString())));
        text.setLength(0);
    }

    private static Sql sql(String text) {
        return new SqlWriter().add(text).done();
    }

    private static Sql concat(List<Sql> arguments) {
        if (arguments.size() > MAX_ARGUMENTS) {
            var chunks = new ArrayList<Sql>();
            for (int from = 0; from < arguments.size(); from += MAX_ARGUMENTS) {
                chunks.add(concat(arguments.subList(from, Math.min(from + MAX_ARGUMENTS, arguments.size()))));
            }
            return concat(chunks);
        }
        var sql = new SqlWriter().add("concat(");
        for (int i = 0; i < arguments.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(arguments.get(i));
        }
        return sql.add(")").done();
    }
}
