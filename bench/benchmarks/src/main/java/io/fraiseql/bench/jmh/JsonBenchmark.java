package io.fraiseql.bench.jmh;

import io.fraiseql.graphql.GraphQLResult;
import io.fraiseql.graphql.PlannedRequest;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.session.SessionContext;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 1,000 rows of 4 columns, which the driver has received, to the bytes of an answer. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class JsonBenchmark {
    private BenchmarkBackend backend;
    private Connection connection;
    private PlannedRequest planned;
    private SessionContext context;

    @Setup
    public void open() throws Exception {
        backend = BenchmarkBackend.open();
        connection = backend.app().connect();
        var engine = backend.engine(new ReceivedRows(backend.sessions(), rows()));
        planned = engine.plan(BenchmarkBackend.request(Notes.DOCUMENT, 1000), Identity.anonymous());
        context = new SessionContext(backend.tenant(), Identity.anonymous());
        int length = write().length();
        if (length < 100_000) {
            throw new IllegalStateException("1,000 rows are more than " + length + " bytes");
        }
    }

    private ResultSet rows() throws SQLException {
        try (var set = connection.prepareStatement("SELECT set_config('app.tenant_id', ?, false)")) {
            set.setString(1, Notes.TENANT);
            set.execute();
        }
        return connection
                .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
                .executeQuery("SELECT id, title, done, created_at FROM tb_note");
    }

    @TearDown
    public void close() throws SQLException {
        connection.close();
        backend.close();
    }

    @Benchmark
    public GraphQLResult write() {
        return planned.execute(context, Map.of());
    }
}
