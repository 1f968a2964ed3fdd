package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How a component that is another type, or a list of one, is joined. Needed only where the catalog does not tell: by
 * default the foreign key between the two sources' tables is used, or {@code author -> author_id} for one object and
 * {@code post_id} on the other side for a list of {@code Post}'s.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT})
public @interface Relation {
    /** The column of this type's source; by default {@code <component>_id} for one object and the id for a list. */
    String from() default "";

    /**
     * The column of the other type's source; by default its id for one object and {@code <this type>_id} for a list.
     */
    String to() default "";
}
