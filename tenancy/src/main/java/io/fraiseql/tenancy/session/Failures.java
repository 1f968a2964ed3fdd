package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import io.fraiseql.tenancy.pool.PoolKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;

/** What the caller is told of an {@link SQLException}. */
final class Failures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** A table, a column, the schema, a function, or a type. */
    private static final Set<String> NOT_THERE = Set.of("42P01", "42703", "3F000", "42883", "42704");

    private Failures() {}

    static RuntimeException of(Fault fault, SQLException e) {
        return switch (fault) {
            case BROKEN -> unavailable(e);
            case SILENT, TIMEOUT -> new StatementTimeout(e);
            case STALE, FAILED -> new SqlFailure(e);
        };
    }

    /**
     * What the caller is told of a statement that was compiled for the tables of all tenants. What it does not find in
     * the schema or database of one tenant is missing there, and that is as good as away until it is mended.
     */
    static RuntimeException ofCompiled(Fault fault, SQLException e, Opening opening) {
        boolean ownTables = opening.schema().isPresent() || opening.pool().kind() == PoolKey.Kind.OWN;
        if (fault != Fault.FAILED || !ownTables || !NOT_THERE.contains(String.valueOf(e.getSQLState()))) {
            return of(fault, e);
        }
        return unavailable(new SQLException(
                opening.schema().map(name -> "the schema " + name + " of ").orElse("") + opening.pool()
                        + " lacks what the API reads; 'fraiseql migrate' brings it up to date: " + e.getMessage(),
                e.getSQLState(),
                e));
    }

    static DatabaseUnavailable unavailable(SQLException e) {
        return new DatabaseUnavailable(RETRY_AFTER, e);
    }
}
