package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantId;
import java.util.Objects;
import java.util.Optional;

/**
 * The content of a welcome mail.
 *
 * @param to the first user's address
 * @param host where the tenant is served, such as {@code acme.yourapp.com}; empty when it has no subdomain
 */
public record WelcomeMessage(TenantId tenant, String name, String to, Optional<String> host) {
    public WelcomeMessage {
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(to, "to is null");
        Objects.requireNonNull(host, "host is null");
    }

    /** The subject line. */
    public String subject() {
        return "Welcome, " + name;
    }

    /** The text. */
    public String text() {
        return "Hello,\n\n" + name + " is ready for you"
                + host.map(address -> " at https://" + address).orElse("") + ".\n";
    }
}
