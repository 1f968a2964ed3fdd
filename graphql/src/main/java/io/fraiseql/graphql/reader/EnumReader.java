package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.EnumType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads each enum once. */
final class EnumReader {
    private final Map<Class<?>, EnumType> read = new LinkedHashMap<>();
    private final MistakeCollector mistakes;

    EnumReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    EnumType read(Class<? extends Enum<?>> type) {
        return read.computeIfAbsent(type, ignored -> describe(type));
    }

    Map<Class<?>, EnumType> all() {
        return Collections.unmodifiableMap(read);
    }

    private EnumType describe(Class<? extends Enum<?>> type) {
        var element = Element.of(type);
        Naming.check(type.getSimpleName(), element, mistakes);
        var values = new ArrayList<EnumType.Value>();
        for (var field : type.getDeclaredFields()) {
            if (field.isEnumConstant()) {
                Naming.check(field.getName(), element.constant(field.getName()), mistakes);
                values.add(new EnumType.Value(field.getName(), field.getName(), AccessReader.description(field)));
            }
        }
        if (values.isEmpty()) {
            mistakes.add(element, "has no constants; GraphQL wants at least one");
        }
        return new EnumType(type.getSimpleName(), AccessReader.description(type), type, values);
    }
}
