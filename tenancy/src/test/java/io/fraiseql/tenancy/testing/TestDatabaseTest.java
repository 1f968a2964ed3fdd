package io.fraiseql.tenancy.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void theAppRoleIsBoundByRowLevelSecurity() throws Exception {
        try (var database = TestDatabase.create();
                var connection = database.connect("blog_app");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBoolean(1)).isFalse();
        }
    }
}
