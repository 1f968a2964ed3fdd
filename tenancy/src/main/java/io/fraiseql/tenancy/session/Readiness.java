package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.pool.Borrower;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey;
import io.fraiseql.tenancy.pool.PoolState;

/** Whether a database answers, without a session: no tenant's rows can be reached this way. Thread-safe. */
public final class Readiness {
    private final ConnectionPool pool;

    /** Of databases that this pool has connections to. */
    public Readiness(ConnectionPool pool) {
        this.pool = pool;
    }

    /**
     * Asks the database. Connections that are all at work prove that it answers as well as a question would, and asking
     * would only wait for one of them.
     *
     * @throws io.fraiseql.tenancy.TenancyException.DatabaseUnavailable when it does not answer
     */
    public void requireAnswer(PoolKey database) {
        PoolState state = pool.state(database);
        if (state.active() < state.limit()) {
            pool.release(pool.borrowProven(database, Borrower.probe()));
        }
    }
}
