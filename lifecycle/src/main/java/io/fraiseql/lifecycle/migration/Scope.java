package io.fraiseql.lifecycle.migration;

/** Whose tables a migration is about. */
public enum Scope {
    /** Tables that belong to no tenant, such as a list of countries: once in every database. */
    SHARED,
    /**
     * Tables that hold tenants' rows: once in the shared schema for all tenants with shared rows, and once for each
     * tenant with a place of its own.
     */
    TENANT
}
