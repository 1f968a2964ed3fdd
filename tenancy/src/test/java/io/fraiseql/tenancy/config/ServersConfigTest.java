package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServersConfigTest {
    private static final ConnectionUrl APP = ConnectionUrl.parse("postgresql://app:secret@eu.internal/postgres");
    private static final ConnectionUrl OWNER = ConnectionUrl.parse("postgresql://owner:secret@eu.internal/postgres");

    @Test
    void defaults() {
        assertThat(Toml.of("").read().servers()).isEqualTo(new ServersConfig(Map.of()));
    }

    @Test
    void everyKey() {
        var servers = Toml.of("""
                [multitenancy.servers.eu]
                url = "postgresql://app:secret@eu.internal/postgres"
                owner_url = "postgresql://owner:secret@eu.internal/postgres"
                """).read().servers();
        assertThat(servers).isEqualTo(new ServersConfig(Map.of("eu", new DatabaseServer(APP, OWNER))));
        assertThat(servers.of(ConnectionUrl.parse("postgresql://x@EU.internal/acme")))
                .isPresent();
        assertThat(servers.of(ConnectionUrl.parse("postgresql://x@eu.internal:6432/acme")))
                .isEmpty();
        assertThat(servers.toString()).doesNotContain("secret");
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [multitenancy.servers.eu]
                url = "postgresql://app:secret@eu.internal/postgres"
                owner_url = "postgresql://owner:secret@us.internal/postgres"
                [multitenancy.servers.us]
                url = "mysql://us.internal"
                """).problems())
                .containsExactly(
                        "3:1: owner_url is on another host or port than url; one server has one address",
                        "4:1: owner_url is missing; set it to the owner's postgresql://user:password@host:5432/database",
                        "5:1: url: a database URL looks like postgresql://user:password@host:5432/database");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DatabaseServer(APP, ConnectionUrl.parse("postgresql://o@elsewhere/x")));
    }

    @Test
    void theRegistryKeepsOfAUrlWhatIsNotSaidAlready() {
        var config = Toml.of("""
                [multitenancy.servers.eu]
                url = "postgresql://other:secret@eu.internal/postgres?sslmode=require&sslrootcert=/ca.pem"
                owner_url = "postgresql://owner@eu.internal/postgres"
                """).read();
        var urls = config.tenantUrls();
        var sameRole = config.database().url().inDatabase("acme");
        assertThat(urls.text(sameRole)).isEqualTo("postgresql://localhost:5432/acme");
        assertThat(urls.read(urls.text(sameRole))).isEqualTo(sameRole);
        String own = urls.text(config.servers().byName().get("eu").url().inDatabase("acme"));
        assertThat(own).isEqualTo("postgresql://other:secret@eu.internal:5432/acme?sslmode=require");
        assertThat(urls.read(own).user()).contains("other");
    }
}
