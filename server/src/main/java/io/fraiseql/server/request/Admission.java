package io.fraiseql.server.request;

import io.fraiseql.tenancy.Tenant;
import java.time.Duration;

/** Whether a tenant may have one more request now. Thread-safe. */
@FunctionalInterface
public interface Admission {
    /** Lets every request pass. */
    Admission UNLIMITED = tenant -> {};

    /**
     * Counts the request.
     *
     * @throws RateLimited when the tenant has had its share
     */
    void admit(Tenant tenant);

    /** Too many requests of one tenant. */
    final class RateLimited extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;

        public RateLimited(Duration retryAfter) {
            super("Too many requests", null, false, false);
            this.retryAfter = retryAfter;
        }

        Duration retryAfter() {
            return retryAfter;
        }
    }
}
