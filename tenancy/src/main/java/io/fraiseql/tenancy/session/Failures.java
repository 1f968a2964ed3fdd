package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.TenancyException.StatementTimeout;
import java.sql.SQLException;
import java.time.Duration;

/** What the caller is told of an {@link SQLException}. */
final class Failures {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private Failures() {}

    static RuntimeException of(Fault fault, SQLException e) {
        return switch (fault) {
            case BROKEN -> unavailable(e);
            case SILENT, TIMEOUT -> new StatementTimeout(e);
            case STALE, FAILED -> new SqlFailure(e);
        };
    }

    static DatabaseUnavailable unavailable(SQLException e) {
        return new DatabaseUnavailable(RETRY_AFTER, e);
    }
}
