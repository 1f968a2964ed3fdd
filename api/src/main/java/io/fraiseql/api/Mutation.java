package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of the GraphQL mutation type. A method with a body runs in Java inside the tenant's transaction, which
 * all mutations of one operation share: an exception in one rolls back all of them. An abstract method calls
 * {@link #function}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Mutation {
    /** The field's name in GraphQL; by default the method's name. */
    String name() default "";

    /**
     * The SQL function that an abstract method calls, optionally schema-qualified. Its parameters are named like the
     * method's, in {@code snake_case}, and are passed by name; what the method leaves out takes the function's default.
     */
    String function() default "";
}
