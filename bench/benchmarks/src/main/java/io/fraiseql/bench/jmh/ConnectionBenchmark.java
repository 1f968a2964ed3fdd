package io.fraiseql.bench.jmh;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.pool.Borrower;
import io.fraiseql.tenancy.pool.PoolKey;
import io.fraiseql.tenancy.pool.PooledConnection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Borrowing a connection and giving it back, with nothing in between but now and then the reset that is due. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class ConnectionBenchmark {
    private static final Optional<TenantId> TENANT = Optional.of(new TenantId(Notes.TENANT));

    private BenchmarkBackend backend;
    private PoolKey key;

    @Setup
    public void open() throws Exception {
        backend = BenchmarkBackend.open();
        key = PoolKey.shared(backend.url());
    }

    @TearDown
    public void close() {
        backend.close();
    }

    @Benchmark
    public PooledConnection alone() {
        return borrowAndRelease();
    }

    @Benchmark
    @Threads(16)
    public PooledConnection sixteenThreadsForEightConnections() {
        return borrowAndRelease();
    }

    private PooledConnection borrowAndRelease() {
        PooledConnection connection = backend.pool().borrow(key, new Borrower(TENANT, false));
        backend.pool().release(connection);
        return connection;
    }
}
