package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnSchemaTest {
    private static SessionContext in(String id, String schema) {
        var tenant = new Tenant(
                new TenantId(id), id, Optional.empty(), TenantState.ACTIVE, "", new Placement.OwnSchema(schema));
        return new SessionContext(tenant, Identity.anonymous());
    }

    @Test
    @DisplayName(
            "attack 43, 44, L1, L5: one text for all schemas, a path for each transaction, and never public behind it")
    void eachTenantReadsItsOwnSchemaOverOneConnection() {
        try (var shared = SharedRows.create()) {
            for (String schema : new String[] {"tenant_a", "tenant_b\"; drop schema public"}) {
                String quoted = '"' + schema.replace("\"", "\"\"") + '"';
                shared.database.owner(
                        "CREATE SCHEMA " + quoted,
                        "GRANT USAGE ON SCHEMA " + quoted + " TO blog_app",
                        "CREATE TABLE " + quoted + ".item AS SELECT CAST('" + schema + "' AS text) AS canary",
                        "GRANT SELECT ON " + quoted + ".item TO blog_app");
            }
            shared.database.owner(
                    "CREATE TABLE public.item AS SELECT 'public' AS canary", "GRANT SELECT ON item TO blog_app");
            for (int run = 0; run < 8; run++) {
                assertThat(shared.read(in("a", "tenant_a"), "SELECT canary FROM item"))
                        .containsExactly("tenant_a");
                assertThat(shared.read(in("b", "tenant_b\"; drop schema public"), "SELECT canary FROM item"))
                        .containsExactly("tenant_b\"; drop schema public");
            }
            assertThat(shared.sessions.<String, RuntimeException>write(
                            in("a", "tenant_a"),
                            transaction -> transaction.db().queryOne(String.class, "SELECT canary FROM item")))
                    .isEqualTo("tenant_a");
            assertThatThrownBy(() -> shared.read(in("c", "tenant_missing"), "SELECT canary FROM item"))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasStackTraceContaining("the schema tenant_missing of")
                    .hasStackTraceContaining("fraiseql migrate");
            assertThatThrownBy(() -> shared.read(in("c", "tenant_missing"), "SELECT 1"))
                    .isInstanceOf(RuntimeException.class);
            assertThatThrownBy(() -> shared.sessions.write(in("c", "tenant_missing"), transaction -> 1))
                    .isInstanceOf(RuntimeException.class);
            assertThat(shared.read(SharedRows.ALICE, "SELECT canary FROM item")).containsExactly("public");
        }
    }

    @Test
    void aStatementThatChangesThePathEndsTheSession() {
        try (var shared = SharedRows.create()) {
            for (String schema : new String[] {"tenant_a", "tenant_b"}) {
                shared.database.owner(
                        "CREATE SCHEMA " + schema,
                        "GRANT USAGE ON SCHEMA " + schema + " TO blog_app",
                        "CREATE TABLE " + schema + ".item AS SELECT '" + schema + "' AS canary",
                        "GRANT SELECT ON " + schema + ".item TO blog_app");
            }
            for (String path : new String[] {"tenant_b, pg_temp", "tenant_a, tenant_b", "pg_temp, tenant_a", ""}) {
                assertThatThrownBy(() -> shared.sessions.write(in("a", "tenant_a"), transaction -> {
                            transaction.db().execute("SELECT set_config('search_path', '" + path + "', true)");
                            return transaction.db().query(String.class, "SELECT canary FROM tenant_b.item");
                        }))
                        .as(path)
                        .isInstanceOf(NoSession.class);
            }
            assertThat(shared.read(in("a", "tenant_a"), "SELECT canary FROM item"))
                    .containsExactly("tenant_a");
        }
    }

    /**
     * A statement shared by schemas is planned again each time that the path is another, which takes longer than
     * running it.
     */
    @Test
    void eachSchemaKeepsItsOwnPlan() {
        try (var shared = SharedRows.create(1)) {
            for (String schema : new String[] {"tenant_a", "tenant_b"}) {
                shared.database.owner(
                        "CREATE SCHEMA " + schema,
                        "GRANT USAGE ON SCHEMA " + schema + " TO blog_app",
                        "CREATE TABLE " + schema + ".item AS SELECT '" + schema + "' AS canary",
                        "GRANT SELECT ON " + schema + ".item TO blog_app");
            }
            for (int run = 0; run < 5; run++) {
                shared.read(in("a", "tenant_a"), "SELECT canary FROM item");
                shared.read(in("b", "tenant_b"), "SELECT canary FROM item");
            }
            assertThat(
                            shared.read(
                                    in("a", "tenant_a"),
                                    "SELECT CAST(generic_plans + custom_plans AS text) FROM pg_prepared_statements"
                                            + " WHERE statement LIKE '%canary FROM item%' AND statement NOT LIKE '%pg_prepared%'"))
                    .containsExactly("5", "5");
        }
    }

    @Test
    void aSchemaThatTheRoleMayNotUseIsAnError() {
        try (var shared = SharedRows.create()) {
            shared.database.owner("CREATE SCHEMA tenant_closed");
            assertThatThrownBy(() -> shared.read(in("closed", "tenant_closed"), "SELECT 1"))
                    .isInstanceOf(NoSession.class);
        }
    }
}
