package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses the field, with {@code FORBIDDEN}, to a caller whose token lacks one of these scopes: all of them are needed.
 * Where {@link RequiresRole} or {@link RequiresPermission} stands beside it, each has to be met.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface RequiresScope {
    /** One scope at least; the caller needs all. */
    String[] value();
}
