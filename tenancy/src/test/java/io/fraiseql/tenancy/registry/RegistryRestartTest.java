package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.TenantState.ACTIVE;
import static io.fraiseql.tenancy.TenantState.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server of its own, for it is stopped and started. */
class RegistryRestartTest {
    private static final TenantId ACME = TenantId.parse("acme");
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    @Test
    @DisplayName("attack 53: PostgreSQL restarts, comes back as a standby and is promoted")
    void aRestartIsSurvivedAsPrimaryAndAsStandby() throws Exception {
        int port;
        EmbeddedPostgres server = start(0);
        try {
            port = server.getPort();
            execute(server, RegistrySql.create("tenant_databases", "postgres"));
            var url = ConnectionUrl.parse("postgresql://postgres:postgres@localhost:" + port + "/postgres");
            var owner = new RegistryOwner(new RegistryTransactions(url, "tenant_databases", Strategy.ROW));
            owner.insert(new Tenant(ACME, "Acme", Optional.of("acme"), ACTIVE, "basic", new Placement.SharedRows()));
            try (var registry =
                    PostgresTenantRegistry.open(url, "tenant_databases", Strategy.ROW, Duration.ofHours(1))) {
                server.close();
                assertThat(registry.find(ACME)).isPresent();

                server = start(port);
                owner.changeState(ACME, SUSPENDED);
                Eventually.within(SOON, () -> is(registry, SUSPENDED));

                server.close();
                Files.createFile(data().resolve("standby.signal"));
                server = start(port);
                assertThat(registry.find(ACME).orElseThrow().state()).isEqualTo(SUSPENDED);
                try (var onStandby =
                        PostgresTenantRegistry.open(url, "tenant_databases", Strategy.ROW, Duration.ofHours(1))) {
                    assertThat(is(onStandby, SUSPENDED)).isTrue();
                    execute(server, "SELECT pg_promote()");
                    owner.changeState(ACME, ACTIVE);
                    Eventually.within(SOON, () -> is(registry, ACTIVE) && is(onStandby, ACTIVE));
                }
            }
        } finally {
            server.close();
        }
    }

    private static boolean is(TenantRegistry registry, TenantState state) {
        return registry.find(ACME).filter(tenant -> tenant.state() == state).isPresent();
    }

    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data())
                .setCleanDataDirectory(false)
                .setServerConfig("fsync", "off");
        return (port == 0 ? builder : builder.setPort(port)).start();
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
