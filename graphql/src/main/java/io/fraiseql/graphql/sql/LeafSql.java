package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Scalar;
import java.util.stream.Collectors;

/**
 * A leaf as JSON text made by PostgreSQL, for lists inside a row. Byte for byte what {@code LeafWriter} makes of the
 * same value; a test holds the two together.
 */
final class LeafSql {
    /**
     * Stands for a null where the schema allows none. No JSON text holds this byte unescaped, so a reader can find it.
     */
    static final String FORBIDDEN_NULL = "chr(1)";

    private LeafSql() {}

    /** JSON text that is never null. */
    static String json(Field.Leaf field, ColumnRead read, RowSource row) {
        boolean nullable = field.type().nullable();
        String missing = nullable ? "'null'" : FORBIDDEN_NULL;
        return switch (read) {
            case ColumnRead.Plain plain
            when plain.column().notNull() && !canBeNoNumber(field, plain.column()) ->
                present(field, plain.column(), row.column(plain.column()));
            case ColumnRead.Plain plain ->
                "coalesce(" + present(field, plain.column(), row.column(plain.column())) + ", " + missing + ")";
            case ColumnRead.Key _ -> "coalesce(CAST(" + root(field, read, row) + " AS text), " + missing + ")";
        };
    }

    /**
     * What a row of its own selects: the column as it is, or JSON where Java cannot write it from PostgreSQL's text.
     */
    static String root(Field.Leaf field, ColumnRead read, RowSource row) {
        return switch (read) {
            case ColumnRead.Plain plain when field.type().list() -> array(plain.column(), row.column(plain.column()));
            case ColumnRead.Plain plain -> row.column(plain.column());
            case ColumnRead.Key key -> {
                String value = row.column(key.data()) + " -> " + SqlWriter.literal(key.key());
                String text = row.column(key.data()) + " ->> " + SqlWriter.literal(key.key());
                yield switch (field.type().value()) {
                    case Scalar scalar when scalar == Scalar.ID && !field.type().list() -> "to_json(" + text + ")";
                    case Scalar scalar
                    when scalar == Scalar.DATE_TIME -> utc("CAST(nullif(" + value + ", 'null') AS text)");
                    default -> "nullif(" + value + ", 'null')";
                };
            }
        };
    }

    private static String present(Field.Leaf field, Column column, String value) {
        if (field.type().list()) {
            return "CAST(" + array(column, value) + " AS text)";
        }
        return switch (field.type().value()) {
            case EnumType enumType -> enumName(enumType, value);
            case Scalar scalar ->
                switch (scalar) {
                    case INT, LONG, JSON -> "CAST(" + value + " AS text)";
                    case FLOAT, BIG_DECIMAL ->
                        "CASE WHEN " + value + " IN ('NaN', 'Infinity', '-Infinity') THEN NULL ELSE CAST(" + value
                                + " AS text) END";
                    case BOOLEAN -> "CAST(" + value + " AS text)";
                    case UUID -> "'\"' || " + value + " || '\"'";
                    case DATE, DURATION -> "CAST(to_json(" + value + ") AS text)";
                    case TIME ->
                        column.base().equals("timetz")
                                ? "replace(CAST(to_json(" + value + ") AS text), '+00\"', '\"')"
                                : "CAST(to_json(" + value + ") AS text)";
                    case DATE_TIME ->
                        column.base().equals("timestamp")
                                ? "CASE WHEN isfinite(" + value + ") THEN rtrim(CAST(to_json(" + value
                                        + ") AS text), '\"') || 'Z\"' ELSE CAST(to_json(" + value + ") AS text) END"
                                : utc("CAST(to_json(" + value + ") AS text)");
                    case ID, STRING -> "CAST(to_json(CAST(" + value + " AS text)) AS text)";
                };
        };
    }

    private static String array(Column column, String value) {
        return switch (column.base()) {
            case "timestamptz" -> utc("CAST(to_json(" + value + ") AS text)");
            default -> "to_json(" + value + ")";
        };
    }

    /** The session's zone is UTC, which PostgreSQL's JSON writes as an offset. */
    private static String utc(String json) {
        return "replace(" + json + ", '+00:00\"', 'Z\"')";
    }

    private static String enumName(EnumType type, String value) {
        if (type.values().stream().allMatch(each -> each.label().equals(each.name()))) {
            return "'\"' || " + value + " || '\"'";
        }
        return type.values().stream()
                .map(each -> " WHEN " + SqlWriter.literal(each.label()) + " THEN '\"" + each.name() + "\"'")
                .collect(Collectors.joining("", "CASE CAST(" + value + " AS text)", " END"));
    }

    private static boolean canBeNoNumber(Field.Leaf field, Column column) {
        return !field.type().list()
                && (field.type().value() == Scalar.FLOAT || field.type().value() == Scalar.BIG_DECIMAL)
                && !column.array();
    }
}
