package io.fraiseql.tenancy.config;

import java.util.Objects;

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
            throw new IllegalArgumentException("url and owner_url name different servers");
        }
    }
}
