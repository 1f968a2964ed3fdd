package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.ConnectionPool;
import io.fraiseql.tenancy.pool.PoolSettings;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A database with one table behind row-level security, each row bearing its tenant's canary, and sessions on it. */
final class SharedRows implements AutoCloseable {
    static final SessionContext ALICE = tenant(1);
    static final SessionContext BOB = tenant(2);
    static final int ROWS = 5;

    final TestDatabase database = TestDatabase.create();
    final ConnectionPool pool;
    final PostgresTenantSessions sessions;
    final ConnectionUrl url;

    private SharedRows(int connections, Duration timeout, int tenants, UnaryOperator<ConnectionUrl> address) {
        database.owner(
                "CREATE TABLE tb_note (tenant_id uuid NOT NULL, id int NOT NULL, canary text NOT NULL, PRIMARY KEY (tenant_id, id))",
                "ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY",
                "ALTER TABLE tb_note FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON tb_note TO blog_app, blog_admin");
        database.superuser(
                "INSERT INTO tb_note SELECT ('00000000-0000-0000-0000-' || lpad(t::text, 12, '0'))::uuid, i, 'canary-' || t"
                        + " FROM generate_series(1, " + tenants + ") t, generate_series(1, " + ROWS + ") i");
        this.url = address.apply(ConnectionUrl.parse(database.appUrl()));
        this.pool = new ConnectionPool(PoolSettings.of(connections, 0, timeout));
        this.sessions = new PostgresTenantSessions(
                pool, url, new SessionSettings(timeout, SessionSettings.SUPER_ADMIN, Map.of("app.user_role", "role")));
    }

    static SharedRows create() {
        return create(1);
    }

    static SharedRows create(int connections) {
        return new SharedRows(connections, Duration.ofSeconds(30), 2, url -> url);
    }

    static SharedRows create(int connections, Duration timeout, int tenants) {
        return new SharedRows(connections, timeout, tenants, url -> url);
    }

    /** Sessions that reach the server by another address, such as that of a proxy. */
    static SharedRows behind(UnaryOperator<ConnectionUrl> address) {
        return new SharedRows(1, Duration.ofSeconds(30), 2, address);
    }

    static SessionContext tenant(int number) {
        var id = TenantId.parse(String.format("00000000-0000-0000-0000-%012d", number));
        var tenant = new Tenant(
                id, "tenant " + number, Optional.empty(), TenantState.ACTIVE, "basic", new Placement.SharedRows());
        return new SessionContext(tenant, identity("user-" + number, Set.of(), Map.of()));
    }

    static Identity identity(String subject, Set<String> roles, Map<String, Object> claims) {
        return new Identity(true, Optional.empty(), Optional.of(subject), roles, Set.of(), Set.of(), claims);
    }

    static SessionContext with(SessionContext context, Identity identity) {
        return new SessionContext(context.tenant(), identity);
    }

    /** Reads the first column of every row of statements without parameters. */
    List<String> read(SessionContext context, String... statements) {
        return read(sessions, context, statements);
    }

    static <C> List<String> read(Sessions<C> sessions, C context, String... statements) {
        var values = new ArrayList<String>();
        var batch = sessions.compile(List.of(statements));
        var parameters = java.util.Collections.nCopies(statements.length, List.<Parameter>of());
        sessions.read(context, batch, parameters, (number, rows) -> values.addAll(firstColumn(rows)));
        return values;
    }

    static List<String> firstColumn(ResultSet rows) throws SQLException {
        var values = new ArrayList<String>();
        while (rows.next()) {
            values.add(rows.getString(1));
        }
        return values;
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
