package io.fraiseql.tenancy.db;

import io.fraiseql.api.Type;
import java.lang.reflect.ParameterizedType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one column as a Java type. The table of types is here and nowhere else. */
@FunctionalInterface
interface ColumnReader {
    @Nullable Object read(ResultSet row, int column) throws SQLException;

    /** Whether a component of this type is filled by another query, and not by a column. */
    static boolean isRelation(java.lang.reflect.Type type) {
        return switch (type) {
            case Class<?> plain -> plain.isAnnotationPresent(Type.class);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).anyMatch(ColumnReader::isRelation);
            default -> false;
        };
    }

    /**
     * The reader of a type.
     *
     * @throws IllegalStateException for one that no column becomes
     */
    static ColumnReader of(java.lang.reflect.Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic
            when generic.getRawType() == Optional.class -> {
                ColumnReader reader = of(generic.getActualTypeArguments()[0]);
                yield (row, column) -> Optional.ofNullable(reader.read(row, column));
            }
            case ParameterizedType generic
            when generic.getRawType() == List.class -> list(generic.getActualTypeArguments()[0]);
            default -> throw unknown(type);
        };
    }

    private static ColumnReader ofClass(Class<?> type) {
        if (type == byte[].class) {
            return ResultSet::getBytes;
        }
        if (type == OffsetDateTime.class
                || type == LocalDateTime.class
                || type == LocalDate.class
                || type == LocalTime.class
                || type == OffsetTime.class) {
            return (row, column) -> row.getObject(column, type);
        }
        if (type == Instant.class) {
            return (row, column) -> {
                var time = row.getObject(column, OffsetDateTime.class);
                return time == null ? null : time.toInstant();
            };
        }
        if (type == boolean.class || type == Boolean.class) {
            return (row, column) -> {
                boolean value = row.getBoolean(column);
                return row.wasNull() ? null : value;
            };
        }
        Function<String, Object> parse = parser(type);
        return (row, column) -> {
            String text = row.getString(column);
            return text == null ? null : parse.apply(text);
        };
    }

    private static Function<String, Object> parser(Class<?> type) {
        if (type.isEnum()) {
            return text -> constant(type, text);
        }
        Function<String, Object> parser = Map.<Class<?>, Function<String, Object>>ofEntries(
                        Map.entry(String.class, text -> text),
                        Map.entry(Object.class, text -> text),
                        Map.entry(UUID.class, UUID::fromString),
                        Map.entry(short.class, Short::valueOf),
                        Map.entry(Short.class, Short::valueOf),
                        Map.entry(int.class, Integer::valueOf),
                        Map.entry(Integer.class, Integer::valueOf),
                        Map.entry(long.class, Long::valueOf),
                        Map.entry(Long.class, Long::valueOf),
                        Map.entry(float.class, Float::valueOf),
                        Map.entry(Float.class, Float::valueOf),
                        Map.entry(double.class, Double::valueOf),
                        Map.entry(Double.class, Double::valueOf),
                        Map.entry(BigDecimal.class, BigDecimal::new),
                        Map.entry(BigInteger.class, BigInteger::new),
                        Map.entry(Duration.class, Duration::parse))
                .get(type);
        if (parser == null) {
            throw unknown(type);
        }
        return parser;
    }

    private static Object constant(Class<?> type, String label) {
        Object lower = null;
        for (Object candidate : type.getEnumConstants()) {
            String name = ((Enum<?>) candidate).name();
            if (name.equals(label)) {
                return candidate;
            }
            if (name.toLowerCase(Locale.ROOT).equals(label)) {
                lower = candidate;
            }
        }
        if (lower == null) {
            throw new IllegalStateException(type.getSimpleName() + " has no constant for the label '" + label + "'");
        }
        return lower;
    }

    private static ColumnReader list(java.lang.reflect.Type element) {
        if (!(element instanceof Class<?> type)) {
            throw unknown(element);
        }
        ColumnReader reader = ofClass(type);
        return (row, column) -> {
            var array = row.getArray(column);
            if (array == null) {
                return null;
            }
            var elements = new java.util.ArrayList<@Nullable Object>();
            try (ResultSet rows = array.getResultSet()) {
                while (rows.next()) {
                    elements.add(reader.read(rows, 2));
                }
            } finally {
                array.free();
            }
            return Collections.unmodifiableList(elements);
        };
    }

    private static IllegalStateException unknown(java.lang.reflect.Type type) {
        return new IllegalStateException(
                "no column becomes a " + type.getTypeName()
                        + "; use String, a number, boolean, UUID, a java.time type, an enum, byte[], a List or Optional of these, or a record");
    }
}
