package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionVariablesConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().sessionVariables().claims())
                .containsExactly(entry("app.user_id", "sub"), entry("app.contact_id", "contact_id"));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [session_variables]
                "app.user_role" = "role"
                app.region = "${CLAIM:-geo.region}"
                "app.contact_id" = "contact"
                """).read().sessionVariables().claims())
                .containsExactly(
                        entry("app.user_id", "sub"),
                        entry("app.contact_id", "contact"),
                        entry("app.user_role", "role"),
                        entry("app.region", "geo.region"));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [session_variables]
                search_path = "schema"
                "app.tenant_id" = "org"
                "App.Tenant_Id" = "org"
                "plpgsql.variable_conflict" = "x"
                "app.role" = 1
                "app.none" = ""
                """).problems())
                .containsExactly(
                        "2:1: 'search_path' is no session variable; it is written prefix.name, in lower case, 63 characters at most, such as app.user_role",
                        "3:1: 'app.tenant_id' is set by the engine and cannot be mapped to a claim",
                        "4:1: 'App.Tenant_Id' is no session variable; it is written prefix.name, in lower case, 63 characters at most, such as app.user_role",
                        "5:1: 'plpgsql.variable_conflict' belongs to PostgreSQL or an extension; use a prefix of your own, such as app.",
                        "6:1: 'app.role' must be a string",
                        "7:1: app.none: the value is empty; leave the key out, or set it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.tenant_id", "app.current_tenant_id", "app.current_user_id", "app.is_super_admin"})
    void theEnginesOwnVariablesCannotBeMapped(String name) {
        assertThat(Toml.of("[session_variables]\n\"" + name + "\" = \"x\"").problems())
                .containsExactly("2:1: '" + name + "' is set by the engine and cannot be mapped to a claim");
    }
}
