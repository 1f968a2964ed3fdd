package io.fraiseql.bench.jmh;

import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.tenancy.identity.Identity;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a document to a plan. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class PlanningBenchmark {
    private BenchmarkBackend backend;
    private GraphQLEngine engine;
    private long documents;

    @Setup
    public void open() throws Exception {
        backend = BenchmarkBackend.open();
        engine = backend.engine(backend.sessions());
    }

    @TearDown
    public void close() {
        backend.close();
    }

    @Benchmark
    public Object cachedDocument() {
        return engine.plan(BenchmarkBackend.request(Notes.DOCUMENT, 20), Identity.anonymous());
    }

    @Benchmark
    public Object newDocument() {
        String document = Notes.DOCUMENT.replace("{ notes", "{ notes" + documents++ + ": notes");
        return engine.plan(BenchmarkBackend.request(document, 20), Identity.anonymous());
    }
}
