package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Refuses the field, with {@code FORBIDDEN}, to a caller whose token has none of these roles: any of them is enough.
 * Where {@link RequiresScope} or {@link RequiresPermission} stands beside it, each has to be met.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface RequiresRole {
    /** One role at least, of which the caller needs any. */
    String[] value();
}
