package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.OwnerUrls;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.DatabaseServer;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.RelationName;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The place of a tenant's tables, and the roles that use it.
 *
 * @param owner the owner's URL of the database that holds the tenant's tables
 * @param maintenance the owner's URL of a database of that server from which others are created
 * @param app the role that serves there
 * @param admin the role that reads across tenants; empty where there is none
 */
record TenantLocation(
        Placement placement, ConnectionUrl owner, ConnectionUrl maintenance, String app, Optional<String> admin) {
    TenantLocation {
        Objects.requireNonNull(placement, "placement is null");
    }

    /** The roles that are granted the place, fit to stand in SQL. */
    String quotedRoles() {
        return Stream.concat(Stream.of(app), admin.stream())
                .map(RelationName::quoteIdentifier)
                .collect(Collectors.joining(", "));
    }

    /** @throws ProvisioningException when the strategy has no such place, or the server is unknown */
    static TenantLocation of(FraiseqlConfig config, OwnerUrls owners, TenantId id, Optional<WantedPlacement> wanted) {
        var strategy = config.multitenancy().strategy();
        WantedPlacement placement = wanted.orElse(WantedPlacement.usual(strategy));
        if (!placement.kind().isServedBy(strategy)) {
            throw new ProvisioningException(
                    "under multitenancy.strategy = \"" + strategy.name().toLowerCase(Locale.ROOT)
                            + "\" no tenant lives in a " + placement + " placement; set \"hybrid\" for a mix");
        }
        return switch (placement) {
            case WantedPlacement.SharedRows() -> inMain(config, owners, new Placement.SharedRows());
            case WantedPlacement.OwnSchema() -> inMain(config, owners, new Placement.OwnSchema(id.schemaName()));
            case WantedPlacement.OwnDatabase(var server) -> onServer(config, server(config, owners, server), id);
        };
    }

    /** The place of a tenant that is in the registry. */
    static TenantLocation at(FraiseqlConfig config, OwnerUrls owners, Placement placement) {
        if (!(placement instanceof Placement.OwnDatabase(String text))) {
            return inMain(config, owners, placement);
        }
        ConnectionUrl url = config.tenantUrls().read(text);
        return new TenantLocation(
                placement,
                owners.to(url),
                owners.to(
                        config.database().url().sameServer(url)
                                ? config.database().url()
                                : url),
                role(url),
                admin(config));
    }

    private static TenantLocation inMain(FraiseqlConfig config, OwnerUrls owners, Placement placement) {
        return new TenantLocation(
                placement, owners.main(), owners.main(), role(config.database().url()), admin(config));
    }

    private static TenantLocation onServer(FraiseqlConfig config, DatabaseServer server, TenantId id) {
        String name = databaseName(config.database().url().database(), id);
        return new TenantLocation(
                new Placement.OwnDatabase(config.tenantUrls().text(server.url().inDatabase(name))),
                server.ownerUrl().inDatabase(name),
                server.ownerUrl(),
                role(server.url()),
                admin(config));
    }

    private static DatabaseServer server(FraiseqlConfig config, OwnerUrls owners, Optional<String> name) {
        if (name.isEmpty()) {
            if (!config.database().url().sameServer(owners.main())) {
                throw new ProvisioningException(
                        "database.url and database.owner_url name different servers, so nobody knows"
                                + " where a database is to be; add a section [multitenancy.servers.NAME] and say database=NAME");
            }
            return new DatabaseServer(config.database().url(), owners.main());
        }
        DatabaseServer server = config.servers().byName().get(name.get());
        if (server == null) {
            throw new ProvisioningException("there is no server " + name.get() + "; "
                    + (config.servers().byName().isEmpty()
                            ? "add a section [multitenancy.servers." + name.get() + "]"
                            : "there are: "
                                    + String.join(
                                            ", ", config.servers().byName().keySet())));
        }
        return server;
    }

    /** {@code main_acme}; a name that is too long ends in a checksum of the whole. */
    static String databaseName(String main, TenantId id) {
        String name = main + "_" + id.value();
        if (name.getBytes(StandardCharsets.UTF_8).length <= RelationName.MAX_BYTES) {
            return name;
        }
        var checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        String suffix = "_%08x".formatted(checksum.getValue());
        String stem = id.value();
        return stem.substring(0, Math.min(stem.length(), RelationName.MAX_BYTES - suffix.length())) + suffix;
    }

    private static String role(ConnectionUrl url) {
        return url.user()
                .orElseThrow(() -> new ProvisioningException("the URL " + url
                        + " names no role to grant the tenant's place to; write postgresql://role@..."));
    }

    private static Optional<String> admin(FraiseqlConfig config) {
        return config.database().adminUrl().flatMap(ConnectionUrl::user);
    }
}
