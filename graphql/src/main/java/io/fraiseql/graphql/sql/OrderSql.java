package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.input.InputValue;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import java.util.ArrayList;
import java.util.List;

/**
 * An {@code orderBy} argument as SQL. The id comes last, so that pages of rows with equal keys neither repeat nor
 * lose one.
 */
final class OrderSql {
    private final ObjectType type;
    private final RowSource row;

    OrderSql(ObjectType type, RowSource row) {
        this.type = type;
        this.row = row;
    }

    /** {@code  ORDER BY ...} with a blank in front, or nothing. */
    String clause(InputValue orderBy) {
        var keys = new ArrayList<String>();
        boolean byId = false;
        for (var entry : entries(orderBy)) {
            if (entry.fields().size() != 1) {
                throw RequestException.badUserInput("each entry of 'orderBy' names exactly one field");
            }
            var only = entry.fields().entrySet().iterator().next();
            if (!(type.fields().get(only.getKey()) instanceof Field.Leaf leaf)
                    || leaf.read().isEmpty()) {
                throw RequestException.badUserInput(
                        "'" + only.getKey() + "' is not a field that rows can be ordered by");
            }
            if (!(only.getValue() instanceof InputValue.Leaf direction)) {
                throw RequestException.badUserInput("'" + only.getKey() + "' in 'orderBy' takes a direction");
            }
            keys.add(row.comparable(leaf.read().get(), leaf.type().value()) + direction(direction.current()));
            byId |= leaf.read().get() instanceof ColumnRead.Plain plain && isId(plain.column());
        }
        if (keys.isEmpty()) {
            return "";
        }
        if (!byId) {
            row.source().id().ifPresent(id -> keys.add(row.column(id)));
        }
        return " ORDER BY " + String.join(", ", keys);
    }

    private boolean isId(Column column) {
        return row.source().id().map(id -> id.name().equals(column.name())).orElse(false);
    }

    private static List<InputValue.Fields> entries(InputValue orderBy) {
        return switch (orderBy) {
            case InputValue.Items items ->
                items.items().stream().map(OrderSql::entry).toList();
            case InputValue.Fields fields -> List.of(fields);
            case InputValue.Leaf leaf when leaf.current() instanceof List<?> list && list.isEmpty() -> List.of();
            case InputValue.Absent _, InputValue.Null _ -> List.of();
            case InputValue.Leaf _ ->
                throw RequestException.badUserInput("'orderBy' takes a list of fields with a direction");
        };
    }

    private static InputValue.Fields entry(InputValue item) {
        if (item instanceof InputValue.Fields fields) {
            return fields;
        }
        throw RequestException.badUserInput("'orderBy' takes a list of fields with a direction");
    }

    private static String direction(Object value) {
        String name = value instanceof Enum<?> constant ? constant.name() : value.toString();
        return switch (name) {
            case "ASC" -> "";
            case "DESC" -> " DESC";
            case "ASC_NULLS_FIRST" -> " NULLS FIRST";
            case "ASC_NULLS_LAST" -> " NULLS LAST";
            case "DESC_NULLS_FIRST" -> " DESC NULLS FIRST";
            case "DESC_NULLS_LAST" -> " DESC NULLS LAST";
            default -> throw RequestException.badUserInput("'" + name + "' is not a direction");
        };
    }
}
