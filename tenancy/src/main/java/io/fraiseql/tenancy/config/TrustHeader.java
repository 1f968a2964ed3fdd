package io.fraiseql.tenancy.config;

/** What a tenant header is worth: the key {@code multitenancy.trust_header}. */
public enum TrustHeader {
    /** It must equal what the other sources say, and identifies nobody by itself. */
    MATCHING,
    /** It identifies: a gateway in front sets it, and removes what clients send. */
    ALWAYS,
    /** It is ignored. */
    NEVER
}
