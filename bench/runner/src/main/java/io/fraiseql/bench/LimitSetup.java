package io.fraiseql.bench;

import io.fraiseql.embedded.DatabaseAccess;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The making of the limit out of what FraiseQL sends, with the proof that it does the same work. */
final class LimitSetup {
    private static final int TENANT = 7;
    private static final int POST = 42;
    private static final int OTHER_TENANT = 3;
    private static final int OTHER_POST = 11;
    /** As {@code [project] name} in the peer's configuration. */
    private static final String APPLICATION = "fraiseql-bench";

    private final SqlCapture capture;
    private final GraphQLClient client;
    private final Requests requests;
    private final PeerProcess fraiseql;
    private final DatabaseAccess app;
    private final int tenants;

    LimitSetup(
            BenchServer server,
            BenchDatabase database,
            GraphQLClient client,
            Requests requests,
            PeerProcess fraiseql,
            int tenants) {
        this.capture = new SqlCapture(server);
        this.client = client;
        this.requests = requests;
        this.fraiseql = fraiseql;
        this.app = database.app();
        this.tenants = tenants;
    }

    /**
     * The script for a workload.
     *
     * @param rows how many rows an answer of the servers has
     * @throws BenchFailure when the script finds another number of rows
     */
    LimitScript script(Workload workload, int rows) throws IOException, SQLException, InterruptedException {
        var statements =
                capture.capture(client, fraiseql, requests.of(fraiseql.peer(), workload, TENANT, POST), APPLICATION);
        var script = LimitScript.of(statements, tenants, TENANT, POST);
        int found = rows(script.forTenant(OTHER_TENANT, OTHER_POST));
        if (found != rows) {
            throw new BenchFailure("%s: pgbench would read %d rows, and the servers answer with %d:\n%s"
                    .formatted(workload.title(), found, rows, script.text()));
        }
        return script;
    }

    /** The most rows that one of the statements returns. */
    private int rows(String sql) throws SQLException {
        try (var connection = app.connect();
                var statement = connection.createStatement()) {
            int most = 0;
            boolean hasRows = statement.execute(sql);
            while (hasRows || statement.getUpdateCount() != -1) {
                most = Math.max(most, hasRows ? count(statement) : 0);
                hasRows = statement.getMoreResults();
            }
            return most;
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet rows = statement.getResultSet()) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
