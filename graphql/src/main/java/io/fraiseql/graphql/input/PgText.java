package io.fraiseql.graphql.input;

import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.json.JavaJson;
import io.fraiseql.graphql.json.JsonBuffer;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.ValueType;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Coerced values in the text form that PostgreSQL reads. */
public final class PgText {
    private PgText() {}

    /** The encoder of single values of a type. */
    public static Function<Object, String> encoder(ValueType type) {
        return switch (type) {
            case EnumType enumType -> {
                var labels = enumType.values().stream()
                        .collect(Collectors.toMap(EnumType.Value::name, EnumType.Value::label));
                yield value -> labels.getOrDefault(name(value), name(value));
            }
            case Scalar scalar when scalar == Scalar.JSON -> PgText::json;
            case Scalar _ -> PgText::plain;
        };
    }

    /** The encoder of lists of a type, as an array literal. */
    public static Function<Object, String> arrayEncoder(ValueType type) {
        var element = encoder(type);
        return value -> ((Collection<?>) value)
                .stream()
                        .map(each -> each == null ? "NULL" : quote(element.apply(each)))
                        .collect(Collectors.joining(",", "{", "}"));
    }

    /** JSON text of a coerced value. */
    public static String json(@Nullable Object value) {
        var out = new JsonBuffer(256);
        JavaJson.write(out, value);
        return out.toString();
    }

    private static String plain(Object value) {
        return text(value instanceof BigDecimal number ? number.toPlainString() : value.toString());
    }

    /**
     * A text that PostgreSQL takes.
     *
     * @throws RequestException when it holds U+0000: no text of PostgreSQL's does; sent, it would end the statement
     *     with an error of the server
     */
    public static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw RequestException.badUserInput("a value holds the character U+0000");
        }
        return text;
    }

    private static String name(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value.toString();
    }

    private static String quote(String element) {
        return '"' + element.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
