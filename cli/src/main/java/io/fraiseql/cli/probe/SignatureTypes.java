package io.fraiseql.cli.probe;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The classes that a method's signature names, with the components of records among them. Arguments and answer may be
 * made of them.
 */
final class SignatureTypes {
    private final Set<Class<?>> found = new LinkedHashSet<>();

    private SignatureTypes() {}

    static Set<Class<?>> of(Method method) {
        var types = new SignatureTypes();
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
