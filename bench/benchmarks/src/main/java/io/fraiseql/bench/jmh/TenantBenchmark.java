package io.fraiseql.bench.jmh;

import io.fraiseql.cli.development.DevelopmentToken;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.identity.JwtAuthenticator;
import io.fraiseql.tenancy.resolution.TenantRequest;
import io.fraiseql.tenancy.resolution.TenantResolution;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * From a bearer token to an active tenant, for so few tokens that all are remembered, and for so many that most are
 * verified again.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class TenantBenchmark {
    private static final int TENANTS = 1000;
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Param({"1000", "100000"})
    private int tokens;

    private final List<List<String>> headers = new ArrayList<>();
    private BenchmarkBackend backend;
    private Authenticator authenticator;
    private TenantResolution resolution;

    @Setup
    public void open() throws Exception {
        backend = BenchmarkBackend.open();
        var config = FraiseqlConfig.parse(
                "[auth]\njwt_secret = \"${SECRET}\"\n",
                "fraiseql.toml",
                Map.of("SECRET", SECRET, "DATABASE_URL", backend.app().url()));
        authenticator = JwtAuthenticator.create(config.auth(), "tenant_id");
        resolution = TenantResolution.create(config.multitenancy(), true, backend.registry(), List.of());
        for (int number = 0; number < tokens; number++) {
            String token = new DevelopmentToken(
                            DevelopmentToken.Claims.DEFAULT,
                            "7e000000-0000-4000-8000-" + (100_000_000_000L + number % TENANTS),
                            "05000000-0000-4000-8000-" + (100_000_000_000L + number),
                            List.of(),
                            "write:posts",
                            Duration.ofHours(24))
                    .sign(SECRET.getBytes(StandardCharsets.UTF_8));
            headers.add(List.of("Bearer " + token));
        }
    }

    @TearDown
    public void close() {
        backend.close();
    }

    @Benchmark
    public Object resolve() {
        int number = ThreadLocalRandom.current().nextInt(tokens);
        return resolution.resolve(new Bearer(authenticator.authenticate(headers.get(number))), Optional.empty());
    }

    private record Bearer(Identity identity) implements TenantRequest {
        @Override
        public List<String> header(String name) {
            return List.of();
        }

        @Override
        public List<String> headerNames() {
            return List.of("Authorization");
        }
    }
}
