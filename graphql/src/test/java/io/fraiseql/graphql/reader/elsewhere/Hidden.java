package io.fraiseql.graphql.reader.elsewhere;

/** Hands out an interface that its package keeps to itself, as authors do. */
public final class Hidden {
    private Hidden() {}

    interface Api {
        default int answer() {
            return 42;
        }
    }

    public static Class<?> api() {
        return Api.class;
    }
}
