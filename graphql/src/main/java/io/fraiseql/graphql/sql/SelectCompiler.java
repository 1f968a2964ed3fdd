package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.input.InputValue;
import io.fraiseql.graphql.input.PgText;
import io.fraiseql.graphql.input.ValueReference;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Argument;
import io.fraiseql.graphql.model.Argument.InputShape;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.selection.RowArguments;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Root fields as statements. Pure: the same selection and arguments give the same SQL. */
public final class SelectCompiler {
    /** Where {@link #byIds} finds the ids: a variable whose name no document can have. */
    public static final ValueReference.Variable IDS = new ValueReference.Variable("#ids", List.of());

    private final Api api;
    private final RowLimits limits;

    public SelectCompiler(Api api, RowLimits limits) {
        this.api = api;
        this.limits = limits;
    }

    /**
     * Rows of a source. What is joined to them is joined to the page: PostgreSQL reckons with all rows that a
     * {@code LIMIT} outside of a join could still ask for, and reads whole tables on the other side for twenty rows
     * on this one.
     */
    public CompiledSelect list(
            Operation.SourceList operation,
            ObjectSelection selection,
            Map<String, InputValue> equality,
            RowArguments arguments) {
        var row = row(operation.source(), operation.crossTenant());
        var select = new RowSelect(api, row.aliases(), limits);
        var shape = select.add(selection, row.main());
        var order = new OrderSql(selection.type(), row.main()).clause(arguments.orderBy());
        var shown = row.main().namedColumns();
        var page = new SqlWriter();
        boolean filtered = where(page, row.main(), operation.equality(), operation.arguments(), equality);
        if (arguments.where().isGiven()) {
            page.add(filtered ? " AND " : " WHERE ")
                    .add(new FilterSql(selection.type(), row.main()).condition(arguments.where()));
        }
        page.add(order);
        PageSql.write(
                page,
                arguments,
                Math.min(operation.defaultLimit(), limits.byDefault()),
                Math.min(operation.maxLimit(), limits.most()));
        var sql = new SqlWriter();
        if (select.joins()) {
            var from = new SqlWriter()
                    .add("(SELECT ")
                    .add(shown)
                    .add(" FROM ")
                    .add(row.main().from());
            from.add(page.done()).add(") AS ").add(row.main().alias());
            select.write(sql, from.done());
            sql.add(order);
        } else {
            select.write(sql, new Sql(row.main().from(), List.of()));
            sql.add(page.done());
        }
        return new CompiledSelect(sql.done(), shape, 0);
    }

    /** One row of a source. */
    public CompiledSelect one(
            Operation.SourceOne operation, ObjectSelection selection, Map<String, InputValue> equality) {
        var row = row(operation.source(), operation.crossTenant());
        var select = new RowSelect(api, row.aliases(), limits);
        var shape = select.add(selection, row.main());
        var sql = new SqlWriter();
        select.write(sql, new Sql(row.main().from(), List.of()));
        where(sql, row.main(), operation.equality(), operation.arguments(), equality);
        return new CompiledSelect(sql.add(" LIMIT 1").done(), shape, 0);
    }

    /**
     * Rows by their ids, which are a list of texts; each row also tells its id. For what a method with a body answered.
     */
    public CompiledSelect byIds(ObjectSelection selection, ValueReference ids) {
        var source = RowSelect.source(selection.type());
        var id = source.id().orElseThrow(() -> new IllegalStateException("source " + source.name() + " has no id"));
        var row = row(source, false);
        var select = new RowSelect(api, row.aliases(), limits);
        var shape = select.add(selection, row.main());
        int key = select.column(id, row.main());
        var sql = new SqlWriter();
        select.write(sql, new Sql(row.main().from(), List.of()));
        sql.add(" WHERE ").add(row.main().column(id)).add(" = ANY (");
        sql.bind(ids, PgText.arrayEncoder(Scalar.STRING), id.sqlType() + "[]").add(")");
        row.main().pin(sql, " AND ");
        return new CompiledSelect(sql.done(), shape, key);
    }

    /** A call of a function, with the arguments that are given; the others take the function's defaults. */
    public CompiledSelect function(
            Operation.FunctionCall operation, ObjectSelection selection, Map<String, InputValue> given, Source result) {
        var row = row(result, false);
        var select = new RowSelect(api, row.aliases(), limits);
        var shape = select.add(selection, row.main());
        var sql = new SqlWriter();
        var from = new SqlWriter();
        call(from, operation, given);
        select.write(sql, from.add(" AS ").add(row.main().alias()).done());
        // A function that answers null gives one row of nulls.
        sql.add(" WHERE NOT (").add(row.main().alias()).add(" IS NULL)");
        return new CompiledSelect(sql.done(), shape, 0);
    }

    /** A call of a function that answers one value. */
    public Sql scalarFunction(Operation.FunctionCall operation, Map<String, InputValue> given) {
        boolean list = operation.result() instanceof Operation.Result.LeafResult leaf
                && leaf.type().list();
        var sql = new SqlWriter().add(list ? "SELECT to_json(" : "SELECT ");
        call(sql, operation, given);
        return sql.add(list ? ")" : "").done();
    }

    private static void call(SqlWriter sql, Operation.FunctionCall operation, Map<String, InputValue> given) {
        sql.add(operation.function()).add("(");
        boolean first = true;
        for (var argument : operation.arguments()) {
            var parameter = operation.parameterTypes().get(argument.name());
            var input = given.getOrDefault(argument.name(), new InputValue.Absent());
            if (parameter == null || input instanceof InputValue.Absent) {
                continue;
            }
            sql.add(first ? "" : ", ").add(SqlWriter.quote(parameter.name())).add(" => ");
            switch (input) {
                case InputValue.Leaf leaf -> sql.bind(leaf.reference(), encoder(argument), parameter.sqlType());
                case InputValue.Null _ -> sql.add("NULL");
                case InputValue.Absent _, InputValue.Fields _, InputValue.Items _ ->
                    throw new IllegalStateException("argument " + argument.name() + " is no value");
            }
            first = false;
        }
        sql.add(")");
    }

    private static boolean where(
            SqlWriter sql,
            RowSource row,
            Map<String, Column> columns,
            List<Argument> arguments,
            Map<String, InputValue> equality) {
        String before = " WHERE ";
        if (row.tenancy() == RowSource.Tenancy.PINNED
                && row.source().tenantColumn().isPresent()) {
            row.pin(sql, before);
            before = " AND ";
        }
        for (var argument : arguments) {
            var column = columns.get(argument.name());
            if (column != null && equality.get(argument.name()) instanceof InputValue.Leaf leaf) {
                sql.add(before).add(row.column(column)).add(" = ");
                sql.bind(leaf.reference(), encoder(argument), column.sqlType());
                before = " AND ";
            }
        }
        return before.equals(" AND ");
    }

    private static Function<Object, String> encoder(Argument argument) {
        return switch (argument.shape()) {
            case InputShape.LeafInput leaf
            when leaf.type().list() -> PgText.arrayEncoder(leaf.type().value());
            case InputShape.LeafInput leaf -> PgText.encoder(leaf.type().value());
            case InputShape.ObjectInput _ -> PgText::json;
        };
    }

    private static Main row(Source source, boolean crossTenant) {
        var aliases = new Aliases();
        var tenancy = crossTenant ? RowSource.Tenancy.FOLLOWS_PARENT : RowSource.Tenancy.PINNED;
        return new Main(new RowSource(source, aliases.next(), tenancy), aliases);
    }

    private record Main(RowSource main, Aliases aliases) {}
}
