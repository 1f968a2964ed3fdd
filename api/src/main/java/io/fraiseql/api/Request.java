package io.fraiseql.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One GraphQL request as {@link Middleware} sees it. Confined to the request's thread. */
public interface Request {
    /** {@code GET} or {@code POST}. */
    String method();

    /** The values of a header, by any case of its name; empty when it is absent. */
    List<String> header(String name);

    /** What the verified token says; without a token, no claims. */
    Auth auth();

    /** The operation that the client names. */
    Optional<String> operationName();

    /**
     * Values for resolvers ({@link Context#get}), keyed by name. {@code tenant_id} is special: middleware that puts it
     * takes part in the resolution of the tenant, and a value that differs from another source's is refused; when the
     * tenant is known, the engine puts its canonical id there.
     */
    Map<String, Object> context();

    /** What a verified token says. */
    interface Auth {
        /** Whether the request bears a valid token. */
        boolean authenticated();

        /** The claims; empty without a token. Unmodifiable. */
        Map<String, Object> claims();
    }
}
