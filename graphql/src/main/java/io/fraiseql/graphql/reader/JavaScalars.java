package io.fraiseql.graphql.reader;

import io.fraiseql.api.ID;
import io.fraiseql.graphql.model.Scalar;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which scalar a Java type is: the one place that says so. */
final class JavaScalars {
    private static final Map<Class<?>, Scalar> BY_CLASS = Map.ofEntries(
            Map.entry(ID.class, Scalar.ID),
            Map.entry(UUID.class, Scalar.UUID),
            Map.entry(String.class, Scalar.STRING),
            Map.entry(short.class, Scalar.INT),
            Map.entry(Short.class, Scalar.INT),
            Map.entry(int.class, Scalar.INT),
            Map.entry(Integer.class, Scalar.INT),
            Map.entry(long.class, Scalar.LONG),
            Map.entry(Long.class, Scalar.LONG),
            Map.entry(float.class, Scalar.FLOAT),
            Map.entry(Float.class, Scalar.FLOAT),
            Map.entry(double.class, Scalar.FLOAT),
            Map.entry(Double.class, Scalar.FLOAT),
            Map.entry(BigDecimal.class, Scalar.BIG_DECIMAL),
            Map.entry(boolean.class, Scalar.BOOLEAN),
            Map.entry(Boolean.class, Scalar.BOOLEAN),
            Map.entry(LocalDate.class, Scalar.DATE),
            Map.entry(LocalTime.class, Scalar.TIME),
            Map.entry(OffsetDateTime.class, Scalar.DATE_TIME),
            Map.entry(Instant.class, Scalar.DATE_TIME),
            Map.entry(LocalDateTime.class, Scalar.DATE_TIME),
            Map.entry(Duration.class, Scalar.DURATION),
            Map.entry(Period.class, Scalar.DURATION),
            Map.entry(Object.class, Scalar.JSON));

    private JavaScalars() {}

    /** The scalar of a type; {@code Object} and {@code Map<String, Object>} hold JSON. */
    static Optional<Scalar> of(Type type) {
        if (type instanceof ParameterizedType parameterized && parameterized.getRawType() == Map.class) {
            var arguments = parameterized.getActualTypeArguments();
            return arguments[0] == String.class && arguments[1] == Object.class
                    ? Optional.of(Scalar.JSON)
                    : Optional.empty();
        }
        return type instanceof Class<?> c ? Optional.ofNullable(BY_CLASS.get(c)) : Optional.empty();
    }
}
