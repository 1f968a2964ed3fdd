package io.fraiseql.house;

import com.microsoft.z3.Context;
import com.nimbusds.jose.JWSAlgorithm;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.connection.PostgresConnector;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolKey;
import io.fraiseql.tenancy.pool.PooledConnection;
import io.helidon.http.Status;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/** What each rule forbids, done once; never run. */
final class Offences {
    private Offences() {}

    static final class BorrowsByItself {
        void offend(ConnectionPool pool, PoolKey key) {
            pool.borrow(key, null);
        }
    }

    static final class HoldsAPooledConnection {
        @Nullable PooledConnection held;
    }

    static final class GoesFromRowToStatement {
        Statement offend(ResultSet row) throws SQLException {
            return row.getStatement();
        }
    }

    static final class GoesFromStatementToConnection {
        Connection offend(Statement statement) throws SQLException {
            return statement.getConnection();
        }
    }

    static final class OpensAConnection {
        Connection offend(String url) throws SQLException {
            return DriverManager.getConnection(url);
        }
    }

    @StandsIn("io.fraiseql.server.http")
    static final class ConnectsByItself {
        @Nullable PostgresConnector held;
    }

    @StandsIn("io.fraiseql.tenancy.db")
    static final class BorrowsForAnAuthor {
        @Nullable ConnectionPool held;
    }

    @StandsIn("io.fraiseql.tenancy.placement")
    static final class PlacesATenant {
        @Nullable TenantId held;
    }

    @StandsIn("io.fraiseql.tenancy.config")
    static final class SpeaksSqlInConfig {
        @Nullable Connection held;
    }

    static final class ParsesToml {
        @Nullable TomlTable held;
    }

    @StandsIn("io.fraiseql.server.request")
    static final class SpeaksSqlOverHttp {
        @Nullable ResultSet held;
    }

    @StandsIn("io.fraiseql.graphql.plan")
    static final class KnowsHttp {
        @Nullable HttpClient held;
    }

    @StandsIn("io.fraiseql.server.startup")
    static final class SpeaksHttpInTheStart {
        @Nullable Status held;
    }

    @StandsIn("io.fraiseql.api")
    static final class NeedsALibrary {
        @Nullable JWSAlgorithm held;
    }

    static final class KeepsAThreadLocal {
        @Nullable ThreadLocal<String> held;
    }

    @StandsIn("io.fraiseql.tenancy.resolution")
    static final class ResolvesWithASession {
        @Nullable PoolKey held;
    }

    @StandsIn("io.fraiseql.tenancy.identity")
    static final class AuthenticatesByTenant {
        @Nullable Placement held;
    }

    static final class LoadsTheSolver {
        @Nullable Context held;
    }
}
