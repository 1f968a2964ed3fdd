package io.fraiseql.lifecycle.migration;

/** The tables that a migration is about. */
enum MigrationScope {
    /** Tables that belong to no tenant, such as a list of countries: once in every database. */
    SHARED,
    /**
     * Tables that hold tenants' rows. They are once in the shared schema, for all tenants with shared rows, and once
     * for each tenant with a place of its own.
     */
    TENANT
}
