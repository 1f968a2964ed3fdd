package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.identity.Identity;
import java.util.Objects;

/**
 * Who looks across tenants, and at what.
 *
 * @param operation what is done, such as the name of the field; for the audit log
 */
public record AdminContext(Identity identity, String operation) {
    public AdminContext {
        Objects.requireNonNull(identity, "identity is null");
        Objects.requireNonNull(operation, "operation is null");
    }
}
