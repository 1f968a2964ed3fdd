package io.fraiseql.graphql.json;

import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes PostgreSQL's text of one non-null value as JSON. What it writes for a type is what {@code LeafSql} makes
 * PostgreSQL write for the same type inside a nested list; a test holds the two together.
 */
@FunctionalInterface
public interface LeafWriter {
    /**
     * Writes the value.
     *
     * @throws IllegalStateException for text that the type cannot have
     */
    void write(JsonBuffer out, byte[] text);

    /** The writer of a column read as the given type. */
    static LeafWriter of(LeafType type, Column column) {
        // An array that PostgreSQL has turned into JSON, like everything read as JSON, needs nothing more.
        if (type.list()) {
            return JsonBuffer::raw;
        }
        return switch (type.value()) {
            case EnumType enumType -> enumWriter(enumType);
            case Scalar scalar -> scalarWriter(scalar, column.base());
        };
    }

    /** The writer of a value that was read as JSON, from a {@code data} column. */
    static LeafWriter ofJson() {
        return JsonBuffer::raw;
    }

    private static LeafWriter scalarWriter(Scalar scalar, String base) {
        return switch (scalar) {
            case INT, LONG, JSON -> JsonBuffer::raw;
            case FLOAT, BIG_DECIMAL -> LeafWriter::number;
            case BOOLEAN -> (out, text) -> out.bool(text[0] == 't');
            case UUID, DATE, DURATION -> JsonBuffer::quoted;
            case TIME -> base.equals("timetz") ? LeafWriter::offsetTime : JsonBuffer::quoted;
            case DATE_TIME -> base.equals("timestamp") ? LeafWriter::timestamp : LeafWriter::timestampWithZone;
            case ID, STRING -> JsonBuffer::string;
        };
    }

    private static LeafWriter enumWriter(EnumType type) {
        Map<String, byte[]> names = type.values().stream()
                .collect(Collectors.toMap(
                        EnumType.Value::label, value -> value.name().getBytes(StandardCharsets.UTF_8)));
        boolean sameNames =
                type.values().stream().allMatch(value -> value.label().equals(value.name()));
        Function<byte[], byte[]> name = text -> {
            var found = names.get(new String(text, StandardCharsets.UTF_8));
            if (found == null) {
                throw new IllegalStateException(
                        "the database holds a value that the enum " + type.graphqlName() + " does not have");
            }
            return sameNames ? text : found;
        };
        return (out, text) -> out.quoted(name.apply(text));
    }

    private static void number(JsonBuffer out, byte[] text) {
        byte last = text[text.length - 1];
        // NaN, Infinity and -Infinity end in a letter; JSON has no number for them.
        if (last >= '0' && last <= '9') {
            out.raw(text);
        } else {
            out.nul();
        }
    }

    /** {@code 2026-11-21 13:14:15.5+00} to {@code "2026-11-21T13:14:15.5Z"}; the session's zone is UTC. */
    private static void timestampWithZone(JsonBuffer out, byte[] text) {
        if (text.length > 3
                && text[text.length - 3] == '+'
                && text[text.length - 2] == '0'
                && text[text.length - 1] == '0') {
            instant(out, text, text.length - 3);
        } else {
            special(out, text);
        }
    }

    private static void timestamp(JsonBuffer out, byte[] text) {
        byte last = text[text.length - 1];
        if (last >= '0' && last <= '9') {
            instant(out, text, text.length);
        } else {
            special(out, text);
        }
    }

    private static void instant(JsonBuffer out, byte[] text, int end) {
        int start = out.length();
        out.ascii('"').raw(text, 0, end).ascii('Z').ascii('"');
        // The years of five digits that PostgreSQL knows put the space elsewhere, so it is looked for.
        byte[] target = out.array();
        for (int i = start + 1; i < out.length(); i++) {
            if (target[i] == ' ') {
                target[i] = 'T';
                return;
            }
        }
    }

    /** {@code infinity}, {@code -infinity} and years before Christ, as PostgreSQL's own JSON writes them. */
    private static void special(JsonBuffer out, byte[] text) {
        out.quoted(new String(text, StandardCharsets.US_ASCII)
                .replaceFirst("(?<=\\d) (?=\\d)", "T")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static void offsetTime(JsonBuffer out, byte[] text) {
        int end = text.length;
        boolean utc = end > 3 && text[end - 3] == '+' && text[end - 2] == '0' && text[end - 1] == '0';
        out.quoted(utc ? Arrays.copyOf(text, end - 3) : text);
    }
}
