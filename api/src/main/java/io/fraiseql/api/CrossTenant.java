package io.fraiseql.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A query that reads the rows of all tenants, over {@code database.admin_url} and never over the app role. Each use is
 * audited. It must also carry {@link RequiresRole}, {@link RequiresScope} or {@link RequiresPermission}. A caller comes
 * as some tenant here too: {@link Context#tenantId} says which.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD})
public @interface CrossTenant {}
