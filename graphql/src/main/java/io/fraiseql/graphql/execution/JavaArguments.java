package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.input.PgText;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Argument;
import io.fraiseql.graphql.model.Argument.InputShape;
import io.fraiseql.graphql.model.InputType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Coerced arguments as Java values, of the types that a method's parameters and an input record's components declare.
 */
final class JavaArguments {
    private final Api api;

    JavaArguments(Api api) {
        this.api = api;
    }

    /** The values in the order of the arguments. */
    List<@Nullable Object> bind(List<Argument> arguments, Map<String, @Nullable Object> coerced) {
        var values = new ArrayList<@Nullable Object>(arguments.size());
        for (var argument : arguments) {
            values.add(value(argument, coerced.get(argument.name())));
        }
        return values;
    }

    private @Nullable Object value(Argument argument, @Nullable Object coerced) {
        Type type = argument.javaType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == Optional.class) {
            return Optional.ofNullable(convert(argument.shape(), generic.getActualTypeArguments()[0], coerced));
        }
        return convert(argument.shape(), type, coerced);
    }

    private @Nullable Object convert(InputShape shape, Type type, @Nullable Object coerced) {
        if (coerced == null) {
            return null;
        }
        return switch (shape) {
            case InputShape.LeafInput leaf
            when leaf.type().list() -> {
                var element = element(type);
                yield list(coerced).stream()
                        .map(each -> each == null ? null : leaf(element, each))
                        .toList();
            }
            case InputShape.LeafInput _ -> leaf(raw(type), coerced);
            case InputShape.ObjectInput object
            when object.list() ->
                list(coerced).stream().map(each -> input(object.input(), each)).toList();
            case InputShape.ObjectInput object -> input(object.input(), coerced);
        };
    }

    private static Collection<?> list(Object coerced) {
        return coerced instanceof Collection<?> collection ? collection : List.of(coerced);
    }

    private @Nullable Object input(String name, @Nullable Object coerced) {
        InputType type = api.inputs().get(name);
        if (type == null || !(coerced instanceof Map<?, ?> map)) {
            throw new IllegalStateException("input " + name + " is not what the schema says");
        }
        var values = new ArrayList<@Nullable Object>();
        for (var field : type.fields()) {
            values.add(value(field, map.get(field.name())));
        }
        try {
            var components = Arrays.stream(type.javaType().getRecordComponents())
                    .map(component -> component.getType())
                    .toArray(Class<?>[]::new);
            var constructor = type.javaType().getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("record " + type.javaType().getName() + " cannot be made", e);
        }
    }

    private static Class<?> element(Type list) {
        return list instanceof ParameterizedType generic ? raw(generic.getActualTypeArguments()[0]) : Object.class;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            default -> Object.class;
        };
    }

    private static Object leaf(Class<?> type, Object value) {
        if (value instanceof String text && type.isInstance(value)) {
            return PgText.text(text);
        }
        if (type.isInstance(value)) {
            return value;
        }
        return switch (value) {
            case Number number -> number(type, number);
            case OffsetDateTime time when type == Instant.class -> time.toInstant();
            case OffsetDateTime time
            when type == LocalDateTime.class ->
                time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
            case LocalTime time when type == OffsetTime.class -> time.atOffset(ZoneOffset.UTC);
            case Boolean bool -> bool;
            default -> {
                String text = value.toString();
                if (type.isEnum()) {
                    yield constant(type, text);
                }
                if (type.isRecord()) {
                    yield single(type, text);
                }
                yield text;
            }
        };
    }

    private static Object constant(Class<?> type, String name) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalStateException("the schema lets in an unknown value of " + type.getName());
    }

    private static Object number(Class<?> type, Number number) {
        return switch (type.getName()) {
            case "int", "java.lang.Integer" -> number.intValue();
            case "long", "java.lang.Long" -> number.longValue();
            case "short", "java.lang.Short" -> number.shortValue();
            case "double", "java.lang.Double" -> number.doubleValue();
            case "float", "java.lang.Float" -> number.floatValue();
            default -> number;
        };
    }

    /** A record around one string, as the API's ID is. */
    private static Object single(Class<?> type, String text) {
        try {
            return type.getConstructor(String.class).newInstance(text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " cannot be made of a string", e);
        }
    }
}
