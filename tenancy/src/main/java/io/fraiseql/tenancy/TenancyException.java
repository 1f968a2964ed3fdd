package io.fraiseql.tenancy;

import java.time.Duration;

/**
 * Why a request got no session. The messages are safe to show: none names a tenant, a table or a value. How each looks
 * on the wire is the server's affair; an exhaustive {@code switch} there keeps the two in step.
 */
public abstract sealed class TenancyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TenancyException(String message, Throwable cause) {
        super(message, cause);
    }

    private TenancyException(String message) {
        super(message);
    }

    /** No source named a tenant. */
    public static final class MissingTenant extends TenancyException {
        private static final long serialVersionUID = 1L;

        public MissingTenant() {
            super("Missing tenant context");
        }
    }

    /**
     * The token is malformed, forged, expired or meant for somebody else. The reason is for the log, never for
     * the client.
     */
    public static final class InvalidToken extends TenancyException {
        private static final long serialVersionUID = 1L;

        /** The reason, for the log only. */
        private final String reason;

        public InvalidToken(String reason) {
            super("Invalid token");
            this.reason = reason;
        }

        /** Why the token was refused; for the log only. */
        public String reason() {
            return reason;
        }
    }

    /** Keys to verify the token with cannot be had. */
    public static final class KeysUnavailable extends TenancyException {
        private static final long serialVersionUID = 1L;

        public KeysUnavailable(Throwable cause) {
            super("Token verification is unavailable", cause);
        }
    }

    /** A tenant id, a header or a host that is not well-formed, or is there twice. */
    public static final class MalformedTenant extends TenancyException {
        private static final long serialVersionUID = 1L;

        public MalformedTenant() {
            super("Malformed tenant");
        }
    }

    /** Two sources name different tenants. */
    public static final class ConflictingTenants extends TenancyException {
        private static final long serialVersionUID = 1L;

        public ConflictingTenants() {
            super("Conflicting tenant context");
        }
    }

    /**
     * The tenant is unknown, suspended, on the move or deleted; one text for all, so that none can be told
     * from another.
     */
    public static final class TenantUnavailable extends TenancyException {
        private static final long serialVersionUID = 1L;

        public TenantUnavailable() {
            super("Tenant unavailable");
        }
    }

    /** The tenant's database cannot be reached, or no connection came free in time. */
    public static final class DatabaseUnavailable extends TenancyException {
        private static final long serialVersionUID = 1L;

        private final transient Duration retryAfter;
        private final boolean known;

        public DatabaseUnavailable(Duration retryAfter, Throwable cause) {
            this(retryAfter, cause, false);
        }

        /** @param known whether nothing was tried, because of a failure a moment ago */
        public DatabaseUnavailable(Duration retryAfter, Throwable cause, boolean known) {
            super("Database unavailable", cause);
            this.retryAfter = retryAfter;
            this.known = known;
        }

        /** Whether nothing was tried, because of a failure a moment ago, which is in the log. */
        public boolean isKnown() {
            return known;
        }

        /** When another try makes sense. */
        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /** A statement ran into its timeout. */
    public static final class StatementTimeout extends TenancyException {
        private static final long serialVersionUID = 1L;

        public StatementTimeout(Throwable cause) {
            super("Statement timeout", cause);
        }
    }

    /** SQL was asked for outside a tenant's session. A defect of the calling code, never of the request. */
    public static final class NoSession extends TenancyException {
        private static final long serialVersionUID = 1L;

        public NoSession(String message) {
            super(message);
        }
    }
}
