package io.fraiseql.graphql.reader;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Calls the methods that have a body. Each interface has one instance, made by this class, on which its methods may
 * call each other; an instance has no state. Immutable, for any number of threads.
 */
public final class JavaInvoker {
    private final Map<Method, MethodHandle> bodies;

    private JavaInvoker(Map<Method, MethodHandle> bodies) {
        this.bodies = Map.copyOf(bodies);
    }

    /**
     * Prepares methods for calls.
     *
     * @param methods default methods, of interfaces that may be package-private and of any class loader
     */
    public static JavaInvoker of(Collection<Method> methods) {
        var instances = new HashMap<Class<?>, Object>();
        var bodies = new HashMap<Method, MethodHandle>();
        for (var method : methods) {
            var instance = instances.computeIfAbsent(method.getDeclaringClass(), JavaInvoker::instance);
            bodies.put(method, body(method).bindTo(instance));
        }
        return new JavaInvoker(bodies);
    }

    /**
     * Calls a method.
     *
     * @throws Throwable what the method throws, as it is
     */
    public @Nullable Object invoke(Method method, @Nullable Object... arguments) throws Throwable {
        var body = Objects.requireNonNull(bodies.get(method), "a method of another API");
        return body.invokeWithArguments(arguments);
    }

    @SuppressWarnings("ReferenceEquality") // what Object.equals means
    private static Object instance(Class<?> api) {
        return Proxy.newProxyInstance(api.getClassLoader(), new Class<?>[] {api}, (proxy, method, arguments) -> {
            if (method.isDefault()) {
                return body(method).bindTo(proxy).invokeWithArguments(arguments == null ? new Object[0] : arguments);
            }
            return switch (method.getName()) {
                case "equals" -> proxy == arguments[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> api.getSimpleName();
                default ->
                    throw new UnsupportedOperationException(
                            method.getName() + " is compiled to SQL; from Java, use Context.db()");
            };
        });
    }

    /**
     * The body itself, past any override; {@link java.lang.reflect.InvocationHandler#invokeDefault} refuses
     * package-private interfaces.
     */
    private static MethodHandle body(Method method) {
        var api = method.getDeclaringClass();
        try {
            return MethodHandles.privateLookupIn(api, MethodHandles.lookup()).unreflectSpecial(method, api);
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException(method + " is not accessible; open its package to io.fraiseql", e);
        }
    }
}
