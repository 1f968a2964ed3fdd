package io.fraiseql.tenancy.config;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

final class ServersReader {
    private ServersReader() {}

    static Supplier<ServersConfig> read(Section section) {
        var servers = new LinkedHashMap<String, DatabaseServer>();
        section.sections().forEach((name, server) -> {
            Optional<ConnectionUrl> url = url(server, "url", "the app role's");
            Optional<ConnectionUrl> ownerUrl = url(server, "owner_url", "the owner's");
            if (url.isPresent() && ownerUrl.isPresent()) {
                if (url.get().sameServer(ownerUrl.get())) {
                    servers.put(name, new DatabaseServer(url.get(), ownerUrl.get()));
                } else {
                    server.refuse(
                            "owner_url", "owner_url is on another host or port than url; one server has one address");
                }
            }
        });
        return () -> new ServersConfig(servers);
    }

    private static Optional<ConnectionUrl> url(Section server, String key, String whose) {
        if (!server.has(key)) {
            server.refuse(
                    key, key + " is missing; set it to " + whose + " postgresql://user:password@host:5432/database");
        }
        return server.parsed(key, ConnectionUrl::parse);
    }
}
