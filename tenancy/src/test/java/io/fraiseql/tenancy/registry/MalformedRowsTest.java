package io.fraiseql.tenancy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.RelationName;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table without constraints, as a migration from elsewhere may leave it. */
class MalformedRowsTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String UUID = "aaaaaaaa-1111-1111-1111-111111111111";

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void looseTable() {
        database.owner(
                "CREATE TABLE tenants (tenant_id text, name text, subdomain text, state text,"
                        + " placement text, database_url text)",
                RegistrySql.trigger(RelationName.parse("tenants"), "tenant_id"),
                "GRANT SELECT ON tenants TO blog_app",
                "INSERT INTO tenants VALUES ('good', 'Good', 'good', 'active')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    @DisplayName("attack 55: a database that is the own one of two tenants is nobody's")
    void aDatabaseOfItsOwnIsNotAnothersToo() {
        String url = "'postgresql://db/shop', 'postgresql://role@DB:5432/shop?sslmode=require'";
        database.owner("INSERT INTO tenants (tenant_id, state, placement, database_url)"
                + " SELECT 'o' || n, 'active', 'database', u"
                + " FROM unnest(ARRAY[" + url + ", 'postgresql://db/other']) WITH ORDINALITY AS t (u, n)");
        try (var registry = open()) {
            assertThat(registry.find(TenantId.parse("o1"))).isEmpty();
            assertThat(registry.find(TenantId.parse("o2"))).isEmpty();
            assertThat(registry.find(TenantId.parse("o3"))).isPresent();
            database.owner("DELETE FROM tenants WHERE tenant_id = 'o2'");
            Eventually.within(SOON, () -> registry.find(TenantId.parse("o1")).isPresent());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "('bad', 'Bad', null, 'asleep')",
                "('bad', 'Bad', null, null)",
                "('bad', 'Bad', null, '')",
                "('bad', 'Bad', null, 'active ')",
                "('bad', 'Bad', 'a.b', 'active')",
                "('bad', 'Bad', 'аcme', 'active')",
                "('bad', 'Bad', U&'\\212Aelvin', 'active')",
                "('bad', 'Bad', null, 'active', 'somewhere')",
                "('bad', 'Bad', null, 'active', 'database')",
                "('bad', 'Bad', null, 'active', 'database', 'postgresql://db/x?socketFactory=evil.Factory')",
                "('bad', 'Bad', null, 'active', 'database', 'postgresql://db/x?options=-c%20row_security%3Doff')",
                "('bad', 'Bad', null, 'active', 'database', 'file:///etc/passwd')",
                "('bad', 'Bad', null, 'active'), ('bad', 'Bad', null, 'suspended')",
                "('bad', 'Bad', null, 'suspended'), ('bad', 'Bad', null, 'active')",
                "('bad', 'Bad', null, 'asleep'), ('bad', 'Bad', null, 'active')",
            })
    @DisplayName("attack 55: options in a URL, and other rows that cannot be served")
    void anUnusableRowMakesThatTenantUnavailableAndNoOther(String rows) {
        database.owner("INSERT INTO tenants VALUES " + rows);
        try (var registry = open()) {
            assertThat(registry.find(TenantId.parse("bad"))).isEmpty();
            assertThat(registry.find(TenantId.parse("good"))).isPresent();
            assertThat(registry.findBySubdomain("good")).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "''", "' '", "'a b'", "'A'", "'{" + UUID + "}'", "repeat('a', 56)", "E'a\\nb'", "'null'"
            })
    @DisplayName("attack 4: ids that are none")
    void aRowWithoutAUsableIdIsNobody(String id) {
        database.owner("INSERT INTO tenants VALUES (" + id + ", 'Bad', 'bad', 'active')");
        try (var registry = open()) {
            assertThat(registry.size()).isEqualTo(1);
            assertThat(registry.findBySubdomain("bad")).isEmpty();
        }
    }

    @Test
    @DisplayName("attack 5: one tenant, one canonical id")
    void aUuidInUpperCaseIsTheSameTenantAlsoWhenItChanges() {
        database.owner("INSERT INTO tenants VALUES (upper('" + UUID + "'), 'Loud', 'loud', 'active')");
        try (var registry = open()) {
            assertThat(registry.find(TenantId.parse(UUID))).isPresent();
            database.owner("INSERT INTO tenants VALUES ('" + UUID + "', 'Quiet', 'quiet', 'active')");
            Eventually.within(SOON, () -> registry.find(TenantId.parse(UUID)).isEmpty());
            assertThat(registry.findBySubdomain("loud")).isEmpty();
            assertThat(registry.findBySubdomain("quiet")).isEmpty();
            database.owner("DELETE FROM tenants WHERE name = 'Loud'");
            Eventually.within(SOON, () -> registry.findBySubdomain("quiet").isPresent());
        }
    }

    @Test
    @DisplayName("attack 8: names that differ by case only")
    void aSubdomainThatTwoClaimBelongsToNeitherUntilOneGivesItUp() {
        database.owner(
                "INSERT INTO tenants VALUES ('one', 'One', 'shop', 'active')",
                "INSERT INTO tenants VALUES ('two', 'Two', 'SHOP', 'active')");
        try (var registry = open()) {
            assertThat(registry.findBySubdomain("shop")).isEmpty();
            assertThat(registry.find(TenantId.parse("one"))).isEmpty();
            assertThat(registry.find(TenantId.parse("two"))).isEmpty();
            database.owner("INSERT INTO tenants VALUES ('three', 'Three', 'Shop', 'active')");
            database.owner("DELETE FROM tenants WHERE tenant_id = 'one'");
            Eventually.within(SOON, () -> registry.size() == 3);
            assertThat(registry.findBySubdomain("shop")).isEmpty();
            database.owner("UPDATE tenants SET subdomain = 'other' WHERE tenant_id = 'three'");
            Eventually.within(SOON, () -> registry.findBySubdomain("other").isPresent());
            assertThat(registry.findBySubdomain("shop").orElseThrow().id()).isEqualTo(TenantId.parse("two"));
            assertThat(registry.find(TenantId.parse("two"))).isPresent();
            database.owner("UPDATE tenants SET subdomain = 'Other' WHERE tenant_id = 'two'");
            Eventually.within(SOON, () -> registry.findBySubdomain("other").isEmpty());
            assertThat(registry.find(TenantId.parse("three"))).isEmpty();
        }
    }

    @Test
    @DisplayName("attack 56: a tenant whose row turns bad while it is served")
    void aRowThatTurnsBadMakesItsTenantUnavailableAtOnce() {
        try (var registry = open()) {
            assertThat(registry.findBySubdomain("good")).isPresent();
            database.owner("UPDATE tenants SET state = 'asleep'");
            Eventually.within(
                    Duration.ofSeconds(1),
                    () -> registry.find(TenantId.parse("good")).isEmpty());
            assertThat(registry.findBySubdomain("good")).isEmpty();
            database.owner("UPDATE tenants SET state = 'Active'");
            Eventually.within(SOON, () -> registry.findBySubdomain("good").isPresent());
        }
    }

    private PostgresTenantRegistry open() {
        return PostgresTenantRegistry.open(
                ConnectionUrl.parse(database.appUrl()), "tenants", Strategy.ROW, Duration.ofHours(1));
    }
}
