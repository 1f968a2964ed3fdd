package io.fraiseql.tenancy.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The inspection of a tenant's own database before the tenant is served from it. Called by several threads, for one
 * database by one at a time.
 */
@FunctionalInterface
public interface DatabaseInspection {
    /**
     * Why a database must not be served from, and what mends it, for the log; empty when all is well.
     *
     * @param connection of the role that serves, in no transaction; it is left as it came
     */
    Optional<String> objection(Connection connection) throws SQLException;
}
