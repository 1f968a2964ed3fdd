package io.fraiseql.tenancy.config;

/** What stands between this process and PostgreSQL: the key {@code database.pooler}. */
public enum Pooler {
    /** Found out at start. */
    AUTO,
    /** Nothing, or a pooler in session mode. */
    NONE,
    /**
     * A pooler in transaction mode, such as PgBouncer: each transaction may run on another connection of the server's.
     */
    TRANSACTION,
    /** The same, which knows prepared statements: PgBouncer 1.21 or newer with {@code max_prepared_statements}. */
    PREPARED;

    /** Whether each transaction has to bring its settings along. */
    public boolean isPerTransaction() {
        return this == TRANSACTION || this == PREPARED;
    }
}
