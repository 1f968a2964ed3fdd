package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of the GraphQL query type. An abstract method is compiled to SQL over {@link #sqlSource}; a method with
 * a body runs in Java, inside the read-only transaction of the tenant, and may take a {@link Context} as its
 * first parameter.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface Query {
    /** The field's name in GraphQL; by default the method's name. */
    String name() default "";

    /** The view or table that is read, optionally schema-qualified. Required of an abstract method. */
    String sqlSource() default "";

    /** The parameter that picks one row by the column of its name; the method then returns one object. */
    String idArg() default "";

    /**
     * The most rows that one request gets of this query, whatever its {@code limit} says. The configuration's {@code
     * graphql.max_limit} holds for every list of every query, and the smaller of the two counts: more rows than its
     * 1000 need both raised.
     */
    int maxLimit() default 1_000;
}
