package io.fraiseql.api;

/**
 * Code around every GraphQL request, between the verification of the token and the resolution of the tenant. It may
 * refuse (throw {@link GraphQLException}), add to {@link Request#context()}, or record what {@link Chain#next} answers.
 * Called concurrently, one virtual thread a request.
 *
 * {@snippet :
 * Middleware extractTenant = (request, next) -> {
 *     Object tenant = request.auth().claims().get("org");
 *     if (tenant == null) {
 *         throw GraphQLException.unauthorized("Missing tenant context");
 *     }
 *     request.context().put("tenant_id", tenant);
 *     return next.next(request);
 * };
 * }
 */
@FunctionalInterface
public interface Middleware {
    /** Handles the request, and returns what {@code next} answered. */
    Response handle(Request request, Chain next);

    /** The rest of the way: further middleware, then the engine. */
    @FunctionalInterface
    interface Chain {
        Response next(Request request);
    }
}
