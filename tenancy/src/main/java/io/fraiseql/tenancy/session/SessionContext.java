package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.identity.Identity;
import java.util.Objects;

/** Whose session it is: the tenant, resolved and active, and who acts in it. */
public record SessionContext(Tenant tenant, Identity identity) {
    public SessionContext {
        Objects.requireNonNull(tenant, "tenant is null");
        Objects.requireNonNull(identity, "identity is null");
    }
}
