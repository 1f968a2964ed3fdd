package io.fraiseql.tenancy;

/** Where a tenant is in its life. Only an {@link #ACTIVE} tenant is served. */
public enum TenantState {
    /** Being created: registered, not yet complete. */
    PROVISIONING,
    /** Served. */
    ACTIVE,
    /** Refused until it is resumed; its data stays. */
    SUSPENDED,
    /** Its data is on the way to another placement. */
    MOVING,
    /** Its data is being removed. */
    DELETING
}
