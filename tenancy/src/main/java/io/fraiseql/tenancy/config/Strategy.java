package io.fraiseql.tenancy.config;

/** How tenants are kept apart: the key {@code multitenancy.strategy}. */
public enum Strategy {
    /** Shared tables, row-level security. */
    ROW,
    /** A schema each. */
    SCHEMA,
    /** A database each. */
    DATABASE,
    /** Each tenant has its own placement. */
    HYBRID;

    /** Whether there are tables with rows of many tenants; otherwise each has tables of its own. */
    public boolean sharesTables() {
        return this == ROW || this == HYBRID;
    }
}
