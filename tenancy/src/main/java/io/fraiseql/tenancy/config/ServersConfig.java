package io.fraiseql.tenancy.config;

import java.util.Map;
import java.util.Optional;

/**
 * {@code [multitenancy.servers]}: further servers for tenants' own databases. The one of {@code database.url} needs
 * no entry.
 *
 * @param byName the servers by their names; unmodifiable
 */
public record ServersConfig(Map<String, DatabaseServer> byName) {
    public ServersConfig {
        byName = Map.copyOf(byName);
    }

    /** The server that an address is on. */
    public Optional<DatabaseServer> of(ConnectionUrl address) {
        return byName.values().stream()
                .filter(server -> server.url().sameServer(address))
                .findFirst();
    }
}
