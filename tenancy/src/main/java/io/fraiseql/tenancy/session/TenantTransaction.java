package io.fraiseql.tenancy.session;

import io.fraiseql.api.Db;

/** An open transaction of one tenant. Confined to its thread; useless once the work that got it has returned. */
public interface TenantTransaction {
    /** SQL with values converted to the types that PostgreSQL infers. */
    Db db();

    /** Runs one compiled statement; the reader is told number 0. */
    void query(SqlStatement statement, RowReader reader);
}
