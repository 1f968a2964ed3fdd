package io.fraiseql.lifecycle.ddl;

import java.util.Locale;

/** The type of the tenant column. */
public enum TenantType {
    /** Ids that are UUIDs, all of them. */
    UUID("::uuid"),
    /** Ids of either form. */
    TEXT("");

    private final String cast;

    TenantType(String cast) {
        this.cast = cast;
    }

    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The tenant of the session; NULL where none is set, which equals nothing. */
    String ofSession() {
        return "nullif(current_setting('app.tenant_id', true), '')" + cast;
    }
}
