package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.reader.JavaInvoker;
import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls the methods that have a body; what a method throws comes out as it is. */
public final class MethodCaller {
    private final JavaInvoker invoker;

    private MethodCaller(JavaInvoker invoker) {
        this.invoker = invoker;
    }

    /** The caller of an API's methods. */
    public static MethodCaller of(Api api) {
        return new MethodCaller(
                JavaInvoker.of(Stream.concat(api.queries().values().stream(), api.mutations().values().stream())
                        .filter(Operation.JavaCall.class::isInstance)
                        .map(Operation::method)
                        .toList()));
    }

    @Nullable Object call(Method method, @Nullable Object[] arguments) {
        try {
            return invoker.invoke(method, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AuthorException(e);
        }
    }

    /** A checked exception of a method with a body. */
    private static final class AuthorException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        AuthorException(Throwable cause) {
            super(cause);
        }
    }
}
