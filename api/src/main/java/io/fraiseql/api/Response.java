package io.fraiseql.api;

import java.util.List;

/**
 * What the engine answered, for {@link Middleware} to record.
 *
 * @param status the HTTP status
 * @param errorCodes {@code extensions.code} of each error, in order; empty for a success
 */
public record Response(int status, List<String> errorCodes) {
    public Response {
        errorCodes = List.copyOf(errorCodes);
    }
}
