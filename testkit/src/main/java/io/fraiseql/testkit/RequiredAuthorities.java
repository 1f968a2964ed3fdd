package io.fraiseql.testkit;

import io.fraiseql.api.RequiresPermission;
import io.fraiseql.api.RequiresScope;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * All scopes and permissions that an API asks for anywhere. What is isolated for a caller who has them is isolated for
 * those who lack some.
 */
record RequiredAuthorities(Set<String> scopes, Set<String> permissions) {
    static RequiredAuthorities of(List<Class<?>> apis) {
        var authorities = new RequiredAuthorities(new TreeSet<>(), new TreeSet<>());
        var seen = new HashSet<Class<?>>();
        for (Class<?> api : apis) {
            for (Method method : api.getMethods()) {
                authorities.add(method);
                authorities.addType(method.getGenericReturnType(), seen);
            }
        }
        return authorities;
    }

    private void add(AnnotatedElement element) {
        RequiresScope scope = element.getAnnotation(RequiresScope.class);
        if (scope != null) {
            scopes.addAll(List.of(scope.value()));
        }
        RequiresPermission permission = element.getAnnotation(RequiresPermission.class);
        if (permission != null) {
            permissions.addAll(List.of(permission.value()));
        }
    }

    private void addType(Type type, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                addType(argument, seen);
            }
        } else if (type instanceof Class<?> raw && raw.isRecord() && seen.add(raw)) {
            for (RecordComponent component : raw.getRecordComponents()) {
                add(component);
                addType(component.getGenericType(), seen);
            }
        }
    }
}
