package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.json.JsonLiteral;
import io.fraiseql.graphql.json.LeafWriter;
import io.fraiseql.graphql.json.RowShape;
import io.fraiseql.graphql.json.RowShape.Member;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.selection.Selected;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of one statement and the shape of its rows, grown side by side. A leaf is a column, one object is further
 * columns over a join, a list is one column of JSON.
 */
final class RowSelect {
    private final Api api;
    private final Aliases aliases;
    private final RowLimits limits;
    private final List<Sql> columns = new ArrayList<>();
    private final List<Sql> joins = new ArrayList<>();

    RowSelect(Api api, Aliases aliases, RowLimits limits) {
        this.api = api;
        this.aliases = aliases;
        this.limits = limits;
    }

    /** Adds what the selection needs and tells how its rows are written. */
    RowShape add(ObjectSelection selection, RowSource row) {
        var members = new ArrayList<Member>();
        for (var selected : selection.members()) {
            var prefix = JsonLiteral.key(members.isEmpty(), selected.key());
            members.add(
                    switch (selected) {
                        case Selected.Typename typename ->
                            new Member.Constant(
                                    typename.key(), prefix, JsonLiteral.of("\"" + typename.typeName() + "\""));
                        case Selected.Denied denied ->
                            new Member.Constant(denied.key(), prefix, JsonLiteral.of("null"));
                        case Selected.Value value -> leaf(value, row, prefix);
                        case Selected.Related related when related.field().many() -> many(related, row, prefix);
                        case Selected.Related related -> one(related, row, prefix);
                    });
        }
        return new RowShape(members);
    }

    /** Adds a column that no member shows, and tells its number. */
    int column(Column column, RowSource row) {
        return column(new SqlWriter().add(row.column(column)).done());
    }

    /** Whether rows of another source are joined. */
    boolean joins() {
        return !joins.isEmpty();
    }

    /** The select list and what is joined, ready to stand around the main source. */
    void write(SqlWriter sql, Sql from) {
        sql.add("SELECT ");
        if (columns.isEmpty()) {
            // Only constants were asked for; the rows are counted all the same.
            sql.add("1");
        }
        for (int i = 0; i < columns.size(); i++) {
            sql.add(i == 0 ? "" : ", ").add(columns.get(i));
        }
        sql.add(" FROM ").add(from);
        joins.forEach(sql::add);
    }

    private Member leaf(Selected.Value value, RowSource row, JsonLiteral prefix) {
        var field = value.field();
        var read = read(field);
        int number = column(new SqlWriter().add(LeafSql.root(field, read, row)).done());
        var writer = switch (read) {
            case ColumnRead.Plain plain -> LeafWriter.of(field.type(), plain.column());
            case ColumnRead.Key _ -> LeafWriter.ofJson();
        };
        return new Member.Leaf(value.key(), prefix, number, writer, field.type().nullable());
    }

    private Member one(Selected.Related related, RowSource row, JsonLiteral prefix) {
        var target = related(related.field());
        var join = related.field().join().orElseThrow();
        var other = new RowSource(source(target), aliases.next(), row.tenancy());
        boolean unique = source(target)
                .id()
                .map(id -> id.name().equals(join.to().name()))
                .orElse(false);
        var sql = new SqlWriter();
        if (unique) {
            sql.add(" LEFT JOIN ").add(other.from()).add(" ON ");
            joinCondition(sql, row, other, related.field());
        } else {
            // Nothing says that there is only one, and a second one must not double the row it hangs on.
            sql.add(" LEFT JOIN LATERAL (SELECT * FROM ").add(other.from()).add(" WHERE ");
            joinCondition(sql, row, other, related.field());
            sql.add(" LIMIT 1) AS ").add(other.alias()).add(" ON true");
        }
        joins.add(sql.done());
        int presence = column(join.to(), other);
        var shape = add(related.selection(), other);
        return new Member.One(
                related.key(), prefix, presence, shape, related.field().nullable());
    }

    private Member many(Selected.Related related, RowSource row, JsonLiteral prefix) {
        int number = column(new NestedJson(api, aliases, limits).list(related, row));
        return new Member.Json(related.key(), prefix, number, false);
    }

    private int column(Sql expression) {
        columns.add(expression);
        return columns.size();
    }

    private ObjectType related(Field.Relation field) {
        return api.type(field.target());
    }

    static void joinCondition(SqlWriter sql, RowSource row, RowSource other, Field.Relation field) {
        var join = field.join().orElseThrow();
        sql.add(other.column(join.to())).add(" = ").add(row.column(join.from()));
        switch (other.tenancy()) {
            case PINNED -> other.pin(sql, " AND ");
            case FOLLOWS_PARENT -> {
                var tenant = row.source().tenantColumn();
                var otherTenant = other.source().tenantColumn();
                if (tenant.isPresent() && otherTenant.isPresent()) {
                    sql.add(" AND ")
                            .add(other.column(otherTenant.get()))
                            .add(" = ")
                            .add(row.column(tenant.get()));
                }
            }
        }
    }

    static Source source(ObjectType type) {
        return type.source().orElseThrow(() -> new IllegalStateException("type " + type.name() + " has no source"));
    }

    static ColumnRead read(Field.Leaf field) {
        return field.read().orElseThrow(() -> new IllegalStateException("field " + field.name() + " has no column"));
    }
}
