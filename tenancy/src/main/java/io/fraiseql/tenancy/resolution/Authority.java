package io.fraiseql.tenancy.resolution;

/**
 * The callers whom a {@link TenantSource} identifies, once authentication is configured. Without it, every source
 * identifies anyone.
 */
public enum Authority {
    /** Nobody: it must agree with what identifies, and that is all. A host name proves no membership. */
    CONFIRMS,
    /** A caller with a valid token. */
    IDENTIFIES_AUTHENTICATED,
    /** Anyone, because the source itself authenticates: a gateway's header, a client certificate, an API key. */
    IDENTIFIES_ANYONE
}
