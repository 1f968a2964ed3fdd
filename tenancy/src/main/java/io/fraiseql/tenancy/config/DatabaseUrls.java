package io.fraiseql.tenancy.config;

import java.util.Objects;

/**
 * The URLs that {@code [database]} needs, for a database that is made after its configuration has been looked at.
 *
 * @param app the app role's, for {@code url}
 * @param admin the BYPASSRLS role's, for {@code admin_url}
 * @param owner the owner of the tables', for {@code owner_url}
 */
public record DatabaseUrls(ConnectionUrl app, ConnectionUrl admin, ConnectionUrl owner) {
    public DatabaseUrls {
        Objects.requireNonNull(app, "app is null");
        Objects.requireNonNull(admin, "admin is null");
        Objects.requireNonNull(owner, "owner is null");
    }
}
