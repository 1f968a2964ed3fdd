package io.fraiseql.cli.probe;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.fraiseql.doctor.probe.SeededRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * Values for arguments, as GraphQL writes them: out of one tenant's rows where name and type fit, and such as any
 * column takes otherwise.
 */
final class ArgumentValues {
    private static final Pattern UUID_FORM = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern LONG = Pattern.compile("-?\\d{1,18}");

    private final List<SeededRow> rows;

    ArgumentValues(List<SeededRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Values of the tenant's own that the argument may be about, the likeliest first.
     *
     * @param near a word that is in the name of the table that an argument {@code id} is likely of, such as
     *     {@code post}
     */
    List<String> own(String name, GraphQLType type, String near) {
        return switch (type) {
            case GraphQLNonNull nonNull -> own(name, nonNull.getWrappedType(), near);
            case GraphQLList list ->
                own(singular(name), list.getWrappedType(), near).stream()
                        .map(value -> "[" + value + "]")
                        .toList();
            case GraphQLInputObjectType object ->
                object(object, near, true).stream().toList();
            case GraphQLScalarType scalar ->
                columns(name, scalar.getName(), near).stream()
                        .map(value -> literal(scalar.getName(), value))
                        .toList();
            default -> List.of();
        };
    }

    /** A value that fits the type, and is nobody's; empty for a type that nothing is known of. */
    private Optional<String> any(GraphQLType type, String near) {
        return switch (type) {
            case GraphQLNonNull nonNull -> any(nonNull.getWrappedType(), near);
            case GraphQLList list -> any(list.getWrappedType(), near).map(value -> "[" + value + "]");
            case GraphQLEnumType labels ->
                Optional.of(labels.getValues().getFirst().getName());
            case GraphQLInputObjectType object -> object(object, near, false);
            case GraphQLScalarType scalar -> scalar(scalar.getName());
            default -> Optional.empty();
        };
    }

    /** An object with the fields that it needs; with the tenant's own values also those that it may have. */
    private Optional<String> object(GraphQLInputObjectType type, String near, boolean own) {
        var fields = new ArrayList<String>();
        boolean found = false;
        for (GraphQLInputObjectField field : type.getFieldDefinitions()) {
            boolean needed = field.getType() instanceof GraphQLNonNull && !field.hasSetDefaultValue();
            boolean mayBeItself = !needed && field.getType() instanceof GraphQLInputObjectType;
            Optional<String> mine = own && !mayBeItself
                    ? own(field.getName(), field.getType(), near).stream().findFirst()
                    : Optional.empty();
            found |= mine.isPresent();
            Optional<String> value =
                    mine.or(() -> needed ? likely(field.getName(), field.getType(), near) : Optional.empty());
            if (needed && value.isEmpty()) {
                return Optional.empty();
            }
            value.ifPresent(text -> fields.add(field.getName() + ": " + text));
        }
        return own && !found ? Optional.empty() : Optional.of("{" + String.join(", ", fields) + "}");
    }

    /** What makes an operation succeed: ids that are there, and all else new. */
    Optional<String> likely(String name, GraphQLInputType type, String near) {
        boolean id = name.equals("id") || name.endsWith("Id") || name.endsWith("Ids") || name.equals("ids");
        Optional<String> own = id ? own(name, type, near).stream().findFirst() : Optional.empty();
        return own.or(() -> any(type, near));
    }

    private List<String> columns(String name, String scalar, String near) {
        String column = snake(name);
        var values = new LinkedHashSet<String>();
        boolean id = column.equals("id");
        String stem = id ? near : column.endsWith("_id") ? column.substring(0, column.length() - "_id".length()) : "";
        if (!stem.isEmpty()) {
            rows.stream().filter(row -> row.table().contains(stem)).forEach(row -> take(row, "id", scalar, values));
        }
        rows.forEach(row -> take(row, column, scalar, values));
        return List.copyOf(values);
    }

    private static void take(SeededRow row, String column, String scalar, Set<String> into) {
        String value = row.columns().get(column);
        if (value != null && fits(scalar, value)) {
            into.add(value);
        }
    }

    private static boolean fits(String scalar, String value) {
        return switch (scalar) {
            case "ID", "String" -> true;
            case "UUID" -> UUID_FORM.matcher(value).matches();
            case "Int" -> INTEGER.matcher(value).matches();
            case "Long" -> LONG.matcher(value).matches();
            default -> false;
        };
    }

    private static String literal(String scalar, String value) {
        return switch (scalar) {
            case "Int", "Long" -> value;
            default -> JsonMapper.shared().writeValueAsString(value);
        };
    }

    private static Optional<String> scalar(String name) {
        return switch (name) {
            case "ID", "UUID" -> Optional.of("\"00000000-0000-4000-8000-000000000000\"");
            case "String" -> Optional.of("\"nobody's\"");
            case "Int", "Long" -> Optional.of("1");
            case "Float", "BigDecimal" -> Optional.of("1.5");
            case "Boolean" -> Optional.of("true");
            case "Date" -> Optional.of("\"2026-01-01\"");
            case "Time" -> Optional.of("\"12:00:00\"");
            case "DateTime" -> Optional.of("\"2026-01-01T00:00:00Z\"");
            case "Duration" -> Optional.of("\"P1D\"");
            case "JSON" -> Optional.of("{}");
            default -> Optional.empty();
        };
    }

    private static String singular(String name) {
        return name.endsWith("s") ? name.substring(0, name.length() - 1) : name;
    }

    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
