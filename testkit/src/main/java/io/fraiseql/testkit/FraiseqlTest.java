package io.fraiseql.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests an API as its clients see it: over HTTP, with signed tokens, on an embedded PostgreSQL.
 *
 * {@snippet :
 * @FraiseqlTest(api = Blog.class)
 * class IsolationTest {
 *     @Test
 *     void tenantsShareNoPost(FraiseqlClient client) {
 *         client.assertIsolated("{ posts { id title author { id name } } }");
 *     }
 * }
 * }
 *
 * <p>PostgreSQL is started once for the test run, and the server once for each different set of these values; tests may
 * run in parallel. A test's parameters may be a {@link FraiseqlClient}, {@link TestTenant}s (each a fresh one), and the
 * {@link TestServer}. After each test, a session that the test left open fails it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith(FraiseqlExtension.class)
public @interface FraiseqlTest {
    /** The interfaces of the API. */
    Class<?>[] api();

    /**
     * The configuration, relative to the directory that the tests run in. Its database, address and secret are replaced
     * by the test's own, so that no test can reach another database by mistake.
     */
    String config() default "fraiseql.toml";

    /**
     * What makes the tables, run by their owner in this order; files beside the configuration. By default the
     * migrations of the project, and then all {@code .sql} files beside the configuration in the order of their names.
     */
    String[] sql() default {};

    /**
     * The rows that every fresh tenant begins with: a file beside the configuration. It is run by the tables' owner
     * with the variables of the tenant's session set ({@code app.tenant_id}, {@code app.user_id}). When there is no
     * such file, tenants begin empty.
     */
    String tenantSql() default "test/tenant.sql";

    /**
     * The major version of PostgreSQL, such as {@code "16"}; by default the one whose executables are on the
     * class path.
     */
    String postgres() default "";

    /** Variables that the configuration names, as {@code NAME=value}; they win over the environment's. */
    String[] environment() default {};
}
