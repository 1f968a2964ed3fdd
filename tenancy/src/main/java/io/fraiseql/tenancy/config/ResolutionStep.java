package io.fraiseql.tenancy.config;

/** Where a tenant may be named: the elements of {@code multitenancy.resolve}. */
public enum ResolutionStep {
    /** A claim of the verified token. */
    JWT,
    /** The label before the base domain. */
    SUBDOMAIN,
    /** The tenant header. */
    HEADER
}
