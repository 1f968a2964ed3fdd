package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.identity.Identity;
import java.util.List;

/** A request, as far as {@link TenantSource}s may look at it. */
public interface TenantRequest {
    /** Who asks. */
    Identity identity();

    /** The values of a header, by any case of its name; empty when it is absent. */
    List<String> header(String name);

    /** The names of all headers as they came. */
    List<String> headerNames();
}
