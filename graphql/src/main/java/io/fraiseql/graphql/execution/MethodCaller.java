package io.fraiseql.graphql.execution;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Calls a default method of an API interface; what the method throws comes out as it is. */
@FunctionalInterface
public interface MethodCaller {
    @Nullable Object call(Method method, @Nullable Object[] arguments);
}
