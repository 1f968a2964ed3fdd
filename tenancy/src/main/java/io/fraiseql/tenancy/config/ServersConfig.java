package io.fraiseql.tenancy.config;

import java.util.LinkedHashMap;
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

    static Optional<ServersConfig> read(Section section) {
        var servers = new LinkedHashMap<String, DatabaseServer>();
        section.sections()
                .forEach((name, server) -> DatabaseServer.read(server).ifPresent(read -> servers.put(name, read)));
        return Optional.of(new ServersConfig(servers));
    }

    /** The server that an address is on. */
    public Optional<DatabaseServer> of(ConnectionUrl address) {
        return byName.values().stream()
                .filter(server -> server.url().sameServer(address))
                .findFirst();
    }
}
