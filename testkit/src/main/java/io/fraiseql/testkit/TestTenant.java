package io.fraiseql.testkit;

import java.util.Objects;

/**
 * A tenant that one test has for itself.
 *
 * @param id a random UUID
 * @param subdomain its subdomain in the registry
 * @param user the id of somebody who belongs to it, a random UUID; the subject of its tokens
 */
public record TestTenant(String id, String subdomain, String user) {
    public TestTenant {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(subdomain, "subdomain is null");
        Objects.requireNonNull(user, "user is null");
    }
}
