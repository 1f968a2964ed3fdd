package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A record that is a GraphQL input object; usable as an argument of an operation with a body or an SQL function. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Input {
    /** The input type's name in GraphQL; by default the record's simple name. */
    String name() default "";
}
