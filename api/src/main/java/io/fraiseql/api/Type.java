package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record that is a GraphQL object type. Its components are the fields: {@code createdAt} reads the column {@code
 * created_at}; a component whose type is another {@code @Type}, or a list of one, is a relation.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE})
public @interface Type {
    /** The type's name in GraphQL; by default the record's simple name. */
    String name() default "";

    /**
     * The view or table whose rows this type is, optionally schema-qualified. By default the source of the one query
     * that returns this type; needed only when queries disagree or none returns it.
     */
    String sqlSource() default "";

    /**
     * True for reference data that is the same for every tenant (countries, currencies). Such a source has no tenant
     * column and gets no tenant predicate; every other source must have one.
     */
    boolean shared() default false;
}
