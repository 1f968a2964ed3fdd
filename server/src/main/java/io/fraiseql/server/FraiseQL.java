package io.fraiseql.server;

import io.fraiseql.api.Middleware;
import io.fraiseql.api.Request;
import io.fraiseql.graphql.schema.Sdl;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.server.startup.Backend;
import io.fraiseql.server.startup.StartException;
import io.fraiseql.server.telemetry.RequestAudit;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.pool.PoolState;
import io.fraiseql.tenancy.resolution.TenantSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * An API over a multi-tenant database: checked, connected, and ready to be served.
 *
 * {@snippet :
 * try (var server = FraiseQL.builder()
 *         .config(Path.of("fraiseql.toml"))
 *         .api(Blog.class)
 *         .build()
 *         .start()) {
 *     System.out.println(server.uri());
 * }
 * }
 *
 * Thread-safe.
 */
public final class FraiseQL implements AutoCloseable {
    private final Backend backend;
    private final Extensions extensions;

    private FraiseQL(Backend backend, Extensions extensions) {
        this.backend = backend;
        this.extensions = extensions;
    }

    /** What to serve, and how. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Loads the classes of the HTTP side, on a thread of its own, and returns at once. A program that calls this first
     * thing has them ready when the database has been looked at; one that does not waits for them in {@link #start}. It
     * opens nothing.
     */
    public static void preload() {
        // Asked for the first time by two threads at once, SLF4J complains.
        LoggerFactory.getILoggerFactory();
        Thread.ofPlatform().daemon().name("preload").start(HttpAssembly::preload);
    }

    /** The GraphQL schema in its definition language. */
    public String sdl() {
        return Sdl.of(backend.schema());
    }

    /**
     * The SQL that a document would run, and PostgreSQL's plan for it. Runs nothing but {@code EXPLAIN}.
     *
     * @param tenant the tenant whose plan is asked for; empty for the SQL alone
     * @throws io.fraiseql.graphql.RequestException when the document does not fit the schema
     * @throws io.fraiseql.tenancy.TenancyException when the tenant is malformed or not served, or the database is away
     */
    public String explain(String document, String tenant) {
        Optional<TenantId> id = tenant.isEmpty() ? Optional.empty() : Optional.of(TenantId.parse(tenant));
        return new ExplainPlan(backend).of(document, id);
    }

    /**
     * Listens on {@code server.host} and {@code server.port}. The server that this gives closes this object
     * with itself.
     *
     * @throws StartException when the address cannot be bound; this object stays open then
     */
    public RunningServer start() {
        return new HttpAssembly(backend, extensions).start(this);
    }

    /** The connections of tenants' sessions at this moment. */
    public PoolState connections() {
        return backend.pool().state();
    }

    /** Gives all connections back. */
    @Override
    public void close() {
        backend.close();
    }

    /** Collects what to serve. Not thread-safe. */
    public static final class Builder {
        private static final Path USUAL_FILE = Path.of("fraiseql.toml");

        private final List<Class<?>> apis = new ArrayList<>();
        private final List<Middleware> middleware = new ArrayList<>();
        private final List<TenantSource> tenantSources = new ArrayList<>();
        private @Nullable FraiseqlConfig config;
        private @Nullable Path configFile;
        private Map<String, String> environment = System.getenv();
        private Function<Request, Map<String, Object>> context = request -> Map.of();
        private Optional<Supplier<byte[]>> graphiqlTenants = Optional.empty();
        private Optional<TenantProvisioning> provisioning = Optional.empty();

        private Builder() {}

        /** The configuration. */
        public Builder config(FraiseqlConfig given) {
            this.config = Objects.requireNonNull(given, "config is null");
            this.configFile = null;
            return this;
        }

        /** The configuration, and the file that it was read from, which messages name; it is not read again. */
        public Builder config(FraiseqlConfig given, Path file) {
            this.config = Objects.requireNonNull(given, "config is null");
            this.configFile = Objects.requireNonNull(file, "file is null");
            return this;
        }

        /** The file that holds the configuration; read by {@link #build}. */
        public Builder config(Path file) {
            this.configFile = Objects.requireNonNull(file, "file is null");
            this.config = null;
            return this;
        }

        /** The variables that the configuration's file may name; by default those of the process. */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /** Interfaces with {@code @Query} and {@code @Mutation} methods, in addition to those given before. */
        public Builder api(Class<?>... interfaces) {
            apis.addAll(List.of(interfaces));
            return this;
        }

        /** Middleware inside of that given before: the first is the outermost. */
        public Builder middleware(Middleware... inner) {
            middleware.addAll(List.of(inner));
            return this;
        }

        /** Sources of a request's tenant, asked after those that the configuration names. */
        public Builder tenantSource(TenantSource... sources) {
            tenantSources.addAll(List.of(sources));
            return this;
        }

        /**
         * What every request's context has from the beginning. Called after the token is verified and before any
         * middleware; {@code tenant_id} counts as if middleware had put it.
         */
        public Builder context(Function<Request, Map<String, Object>> entries) {
            this.context = Objects.requireNonNull(entries, "entries is null");
            return this;
        }

        /**
         * Lets GraphiQL switch between identities, whose tokens anyone who opens the page then has: for
         * demonstrations only.
         *
         * @param json {@code [{"name":...,"token":...}]} in UTF-8
         */
        public Builder graphiqlTenants(Supplier<byte[]> json) {
            this.graphiqlTenants = Optional.of(json);
            return this;
        }

        /**
         * Serves {@code /admin/graphql}, where a token with the scope {@code admin:tenants} creates tenants and lists
         * them. Without {@code [auth]} nobody could show such a token, and it is not served.
         */
        public Builder provisioning(TenantProvisioning tenants) {
            this.provisioning = Optional.of(tenants);
            return this;
        }

        /**
         * Reads the configuration, connects, and checks that the API fits the database and that the database keeps
         * tenants apart.
         *
         * @throws io.fraiseql.tenancy.config.ConfigException for a configuration that cannot be used
         * @throws io.fraiseql.graphql.SchemaException for an API that does not fit the database
         * @throws io.fraiseql.tenancy.registry.RegistryException when the tenants cannot be read
         * @throws StartException when the database is away or would let one tenant see another; the message lists
         *     everything, with the SQL that mends it
         */
        public FraiseQL build() {
            if (apis.isEmpty()) {
                throw new StartException("there is no API to serve: name an interface, as in builder.api(Blog.class)");
            }
            var backend = Backend.open(
                    configuration(),
                    Optional.ofNullable(config == null && configFile == null ? USUAL_FILE : configFile),
                    List.copyOf(apis),
                    provisioning.map(TenantProvisioning::scratchSchema),
                    new RequestAudit());
            return new FraiseQL(
                    backend, new Extensions(middleware, tenantSources, context, graphiqlTenants, provisioning));
        }

        private FraiseqlConfig configuration() {
            if (config != null) {
                return config;
            }
            return FraiseqlConfig.load(configFile == null ? USUAL_FILE : configFile, environment);
        }
    }
}
