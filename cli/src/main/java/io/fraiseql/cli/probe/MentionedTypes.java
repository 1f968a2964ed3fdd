package io.fraiseql.cli.probe;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes that the signature of a method names, and the components of records among them: what its arguments and
 * its answer may be made of.
 */
final class MentionedTypes {
    private final Set<Class<?>> found = new LinkedHashSet<>();

    private MentionedTypes() {}

    static Set<Class<?>> of(Method method) {
        var types = new MentionedTypes();
        types.add(method.getGenericReturnType());
        for (Type parameter : method.getGenericParameterTypes()) {
            types.add(parameter);
        }
        return types.found;
    }

    private void add(Type type) {
        switch (type) {
            case ParameterizedType generic -> {
                add(generic.getRawType());
                for (Type argument : generic.getActualTypeArguments()) {
                    add(argument);
                }
            }
            case Class<?> array when array.isArray() -> add(array.getComponentType());
            case Class<?> primitive when primitive.isPrimitive() -> {
                // It has no code.
            }
            case Class<?> plain -> {
                if (found.add(plain) && plain.isRecord()) {
                    for (RecordComponent component : plain.getRecordComponents()) {
                        add(component.getGenericType());
                    }
                }
            }
            default -> {
                // A type variable or a wildcard is not for schemas, which the engine says.
            }
        }
    }
}
