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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From a bearer token to an active tenant: one of a thousand tenants, whose tokens were seen before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init")
public class TenantBenchmark {
    private static final int TENANTS = 1000;
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final List<List<String>> headers = new ArrayList<>();
    private Backend backend;
    private Authenticator authenticator;
    private TenantResolution resolution;

    @Setup
    public void open() throws Exception {
        backend = Backend.open();
        var config = FraiseqlConfig.parse(
                "[auth]\njwt_secret = \"${SECRET}\"\n",
                "fraiseql.toml",
                Map.of("SECRET", SECRET, "DATABASE_URL", backend.app().url()));
        authenticator = JwtAuthenticator.create(config.auth(), "tenant_id");
        resolution = TenantResolution.create(config.multitenancy(), true, backend.registry(), List.of());
        for (int tenant = 0; tenant < TENANTS; tenant++) {
            String token = new DevelopmentToken(
                            DevelopmentToken.Claims.DEFAULT,
                            "7e000000-0000-4000-8000-" + (100_000_000_000L + tenant),
                            "05000000-0000-4000-8000-100000000000",
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
        int tenant = ThreadLocalRandom.current().nextInt(TENANTS);
        return resolution.resolve(new Bearer(authenticator.authenticate(headers.get(tenant))), Optional.empty());
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
