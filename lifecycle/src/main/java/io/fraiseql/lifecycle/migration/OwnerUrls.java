package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.ServersConfig;
import java.util.Objects;

/**
 * The URLs of the tables' owner, for the main database and for every database of a tenant. The registry has the latter
 * for the app role alone.
 *
 * @param main the owner's URL of the main database
 * @param servers where the owners of further servers are named
 */
public record OwnerUrls(ConnectionUrl main, ServersConfig servers) {
    public OwnerUrls {
        Objects.requireNonNull(main, "main is null");
        Objects.requireNonNull(servers, "servers is null");
    }

    /**
     * What a configuration names.
     *
     * @throws MigrationException when it names no owner
     */
    public static OwnerUrls of(FraiseqlConfig config) {
        return new OwnerUrls(
                config.database()
                        .ownerUrl()
                        .orElseThrow(() -> new MigrationException("database.owner_url is not set, and the app role owns"
                                + " nothing; set it to the URL of the role that owns the tables")),
                config.servers());
    }

    /**
     * The owner's URL of a database that the app role's URL names.
     *
     * @throws MigrationException when nobody knows the owner on that server
     */
    public ConnectionUrl to(ConnectionUrl app) {
        if (app.sameServer(main)) {
            return main.inDatabase(app.database());
        }
        return servers.of(app)
                .map(server -> server.ownerUrl().inDatabase(app.database()))
                .orElseThrow(() -> new MigrationException("no owner is known on " + app.host() + ":" + app.port()
                        + "; add a section [multitenancy.servers.NAME] with url and owner_url of that server"));
    }
}
