package io.fraiseql.graphql.reader;

import java.lang.reflect.Type;
import java.util.Optional;

/**
 * A method's parameter, or a component of an input.
 *
 * @param defaultText what {@code @Default} says, as the author wrote it
 */
public record ParameterDeclaration(
        Element element,
        String name,
        String description,
        JavaShape shape,
        Type javaType,
        Optional<String> defaultText) {}
