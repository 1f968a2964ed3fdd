package io.fraiseql.tenancy.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ManyTenantsTest {
    private static final int TENANTS = 100_000;

    @Test
    void aHundredThousandTenantsLoadInSecondsAndOneOfThemIsSuspendedInUnderOne() {
        try (var database = TestDatabase.create()) {
            database.owner(
                    RegistrySql.create("tenant_databases", "blog_app"),
                    "ALTER TABLE tenant_databases DISABLE TRIGGER USER",
                    "INSERT INTO tenant_databases (tenant_id, name, subdomain, plan)"
                            + " SELECT gen_random_uuid(), 'Tenant ' || n, 'tenant-' || n, 'plan-' || n % 3"
                            + " FROM generate_series(1, " + TENANTS + ") n",
                    "ALTER TABLE tenant_databases ENABLE TRIGGER USER");
            long start = System.nanoTime();
            try (var registry = PostgresTenantRegistry.open(
                    ConnectionUrl.parse(database.appUrl()), "tenant_databases", Strategy.ROW, Duration.ofHours(1))) {
                // Generous, since builds share machines: it tells a pass over the table from anything worse.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
                assertThat(registry.size()).isEqualTo(TENANTS);
                TenantId last = registry.findBySubdomain("tenant-" + TENANTS)
                        .orElseThrow()
                        .id();
                RegistryOwner.of(database.ownerUrl(), "tenant_databases", Strategy.ROW)
                        .changeState(last, TenantState.SUSPENDED);
                Eventually.within(
                        Duration.ofSeconds(1),
                        () -> registry.find(last).orElseThrow().state() == TenantState.SUSPENDED);
                database.owner("UPDATE tenant_databases SET state = 'suspended' WHERE subdomain LIKE 'tenant-1%'");
                Eventually.within(
                        Duration.ofSeconds(20),
                        () -> registry.findBySubdomain("tenant-1").orElseThrow().state() == TenantState.SUSPENDED
                                && registry.findBySubdomain("tenant-17777")
                                                .orElseThrow()
                                                .state()
                                        == TenantState.SUSPENDED);
            }
        }
    }
}
