package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.input.InputValue;
import io.fraiseql.graphql.input.PgText;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.ObjectType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A {@code where} argument as SQL. A null where a value is compared is refused, never dropped: a filter that vanishes
 * shows more rows than were asked for.
 */
final class FilterSql {
    private final ObjectType type;
    private final RowSource row;

    FilterSql(ObjectType type, RowSource row) {
        this.type = type;
        this.row = row;
    }

    /** The condition in brackets, or {@code true} for an empty filter. */
    Sql condition(InputValue where) {
        return switch (where) {
            case InputValue.Fields fields -> {
                var parts = new ArrayList<Sql>();
                fields.fields().forEach((name, input) -> parts.add(member(name, input)));
                yield join(parts, " AND ", "true");
            }
            case InputValue.Absent _, InputValue.Null _, InputValue.Leaf _, InputValue.Items _ ->
                throw refused("where", "takes an object");
        };
    }

    private Sql member(String name, InputValue input) {
        return switch (name) {
            case "and" -> join(all(name, input), " AND ", "true");
            case "or" -> join(all(name, input), " OR ", "false");
            case "not" -> new SqlWriter().add("NOT ").add(condition(input)).done();
            default -> {
                if (!(type.fields().get(name) instanceof Field.Leaf leaf)
                        || leaf.read().isEmpty()) {
                    throw refused(name, "is not a field that can be filtered");
                }
                yield operators(leaf, leaf.read().get(), input);
            }
        };
    }

    private List<Sql> all(String name, InputValue input) {
        return switch (input) {
            case InputValue.Items items ->
                items.items().stream().map(this::condition).toList();
            case InputValue.Fields fields -> List.of(condition(fields));
            // An empty list has no objects to be told by.
            case InputValue.Leaf leaf when leaf.current() instanceof List<?> list && list.isEmpty() -> List.of();
            case InputValue.Leaf _, InputValue.Absent _, InputValue.Null _ ->
                throw refused(name, "takes a list of filters");
        };
    }

    private Sql operators(Field.Leaf leaf, ColumnRead read, InputValue input) {
        if (!(input instanceof InputValue.Fields operators)) {
            throw refused(leaf.name(), "takes an object of operators");
        }
        var parts = new ArrayList<Sql>();
        operators.fields().forEach((operator, operand) -> parts.add(compare(leaf, read, operator, operand)));
        return join(parts, " AND ", "true");
    }

    private Sql compare(Field.Leaf leaf, ColumnRead read, String operator, InputValue operand) {
        if (!(operand instanceof InputValue.Leaf value)) {
            throw refused(leaf.name() + "." + operator, "takes a value; null is asked for with isNull");
        }
        LeafType leafType = leaf.type();
        String column = row.comparable(read, leafType.value());
        String sqlType = RowSource.comparedType(read, leafType.value());
        return switch (operator) {
            case "eq" -> binary(column, " = ", value, sqlType, PgText.encoder(leafType.value()));
            case "neq" -> binary(column, " <> ", value, sqlType, PgText.encoder(leafType.value()));
            case "gt" -> binary(column, " > ", value, sqlType, PgText.encoder(leafType.value()));
            case "gte" -> binary(column, " >= ", value, sqlType, PgText.encoder(leafType.value()));
            case "lt" -> binary(column, " < ", value, sqlType, PgText.encoder(leafType.value()));
            case "lte" -> binary(column, " <= ", value, sqlType, PgText.encoder(leafType.value()));
            case "in" -> anyOf(column, " = ANY (", value, sqlType, leafType);
            case "nin" -> anyOf(column, " <> ALL (", value, sqlType, leafType);
            case "isNull" ->
                new SqlWriter()
                        .add(column)
                        .add(Boolean.TRUE.equals(value.current()) ? " IS NULL" : " IS NOT NULL")
                        .done();
            case "contains" ->
                binary(column, " LIKE ", value, "text", text -> "%" + escapePattern(PgText.text((String) text)) + "%");
            case "startsWith" ->
                binary(column, " LIKE ", value, "text", text -> escapePattern(PgText.text((String) text)) + "%");
            default -> throw refused(leaf.name() + "." + operator, "is not an operator");
        };
    }

    private static Sql binary(
            String column, String operator, InputValue.Leaf value, String sqlType, Function<Object, String> encoder) {
        return new SqlWriter()
                .add(column)
                .add(operator)
                .bind(value.reference(), encoder, sqlType)
                .done();
    }

    private static Sql anyOf(String column, String operator, InputValue.Leaf value, String sqlType, LeafType leafType) {
        return new SqlWriter()
                .add(column)
                .add(operator)
                .bind(value.reference(), PgText.arrayEncoder(leafType.value()), sqlType + "[]")
                .add(")")
                .done();
    }

    private static Sql join(List<Sql> parts, String operator, String empty) {
        if (parts.isEmpty()) {
            return new SqlWriter().add(empty).done();
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        var sql = new SqlWriter().add("(");
        for (int i = 0; i < parts.size(); i++) {
            sql.add(i == 0 ? "" : operator).add(parts.get(i));
        }
        return sql.add(")").done();
    }

    private static String escapePattern(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private static RequestException refused(String what, String why) {
        return RequestException.badUserInput("'" + what + "' " + why);
    }
}
