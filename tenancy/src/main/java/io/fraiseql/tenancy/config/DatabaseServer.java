package io.fraiseql.tenancy.config;

import java.util.Objects;
import java.util.Optional;

/**
 * {@code [multitenancy.servers.NAME]}: a PostgreSQL server that tenants may have databases on.
 *
 * @param url the app role's, of any database there; tenants' databases get URLs like it
 * @param ownerUrl the owner of the tables', of a database there from which others may be created
 */
public record DatabaseServer(ConnectionUrl url, ConnectionUrl ownerUrl) {
    public DatabaseServer {
        Objects.requireNonNull(url, "url is null");
        Objects.requireNonNull(ownerUrl, "ownerUrl is null");
        if (!url.sameServer(ownerUrl)) {
            throw new RefusedValueException(
                    "owner_url", "owner_url is on another host or port than url; one server has one address");
        }
    }

    static Optional<DatabaseServer> read(Section section) {
        Optional<ConnectionUrl> url = url(section, "url", "the app role's");
        Optional<ConnectionUrl> ownerUrl = url(section, "owner_url", "the owner's");
        return url.flatMap(app -> ownerUrl.flatMap(owner -> section.made(() -> new DatabaseServer(app, owner))));
    }

    private static Optional<ConnectionUrl> url(Section section, String key, String whose) {
        if (!section.has(key)) {
            section.refuse(
                    key, key + " is missing; set it to " + whose + " postgresql://user:password@host:5432/database");
        }
        return section.parsed(key, ConnectionUrl::parse);
    }
}
