package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.ValueType;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells what a Java type holds, nullness included. */
final class ShapeReader {
    private final EnumReader enums;
    private final MistakeCollector mistakes;

    ShapeReader(EnumReader enums, MistakeCollector mistakes) {
        this.enums = enums;
        this.mistakes = mistakes;
    }

    /**
     * Reads the type of a component, a parameter or a result.
     *
     * @param declaration what the type stands on; a {@code @Nullable} of the older kind annotates it instead of
     *     the type
     * @return empty for a type that cannot be mapped, which is then among the mistakes
     */
    Optional<JavaShape> read(AnnotatedType type, AnnotatedElement declaration, Element element) {
        boolean nullable = nullable(type) || nullable(declaration);
        if (type.getType() == void.class || type.getType() == Void.class) {
            return Optional.of(new JavaShape.Nothing());
        }
        var inside = argument(type, Optional.class);
        return inside.isPresent()
                ? read(inside.get(), true, element)
                : read(type, nullable && !primitive(type.getType()), element);
    }

    private Optional<JavaShape> read(AnnotatedType type, boolean nullable, Element element) {
        var item = argument(type, List.class);
        if (item.isEmpty()) {
            return value(type.getType(), false, nullable, false, element);
        }
        return value(item.get().getType(), true, nullable, nullable(item.get()), element);
    }

    private Optional<JavaShape> value(
            Type type, boolean list, boolean nullable, boolean elementNullable, Element element) {
        if (type instanceof Class<?> c && c.isRecord() && JavaScalars.of(c).isEmpty()) {
            if (elementNullable) {
                mistakes.add(element, "a list of objects holds no nulls; write List<" + c.getSimpleName() + ">");
            }
            return Optional.of(new JavaShape.Structure(c.asSubclass(Record.class), list, nullable));
        }
        Optional<ValueType> value = leaf(type);
        if (value.isEmpty()) {
            mistakes.add(element, "the type " + name(type) + " cannot be mapped; " + remedy(type));
        }
        return value.map(found -> new JavaShape.Leaf(new LeafType(found, list, nullable, elementNullable)));
    }

    private Optional<ValueType> leaf(Type type) {
        if (type instanceof Class<?> c && c.isEnum()) {
            return Optional.of(enums.read(enumClass(c)));
        }
        return JavaScalars.of(type).map(scalar -> scalar);
    }

    @SuppressWarnings("unchecked") // Class.isEnum was asked
    private static Class<? extends Enum<?>> enumClass(Class<?> c) {
        return (Class<? extends Enum<?>>) c;
    }

    private static Optional<AnnotatedType> argument(AnnotatedType type, Class<?> raw) {
        return type instanceof AnnotatedParameterizedType parameterized
                        && ((ParameterizedType) parameterized.getType()).getRawType() == raw
                ? Optional.of(parameterized.getAnnotatedActualTypeArguments()[0])
                : Optional.empty();
    }

    private static String name(Type type) {
        return type instanceof Class<?> c
                ? c.getSimpleName()
                : type.getTypeName().replaceAll("[A-Za-z_][A-Za-z0-9_]*[.$]", "");
    }

    private static String remedy(Type type) {
        return switch (name(type).replaceAll("<.*", "")) {
            case "Collection", "Set", "Iterable", "Stream" -> "use List";
            case "List" -> "lists are not nested, and name what they hold: List<String>";
            case "Optional" -> "a list's elements are nullable by @Nullable";
            case "Date", "Timestamp", "Calendar", "ZonedDateTime" -> "use OffsetDateTime, LocalDate or LocalTime";
            case "OffsetTime" -> "use LocalTime";
            case "BigInteger" -> "use long or BigDecimal";
            case "char", "Character" -> "use String";
            case "byte", "Byte" -> "use short or int";
            case "Map" -> "use Map<String, Object> for JSON";
            default ->
                "use a record, an enum, ID, UUID, String, a number, boolean, a java.time type, Object for JSON, or a List of these";
        };
    }

    private static boolean primitive(Type type) {
        return type instanceof Class<?> c && c.isPrimitive();
    }

    /** Any annotation of this name, as NullAway and Kotlin do: authors bring their own. */
    private static boolean nullable(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }
}
