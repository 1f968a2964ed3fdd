package io.fraiseql.tenancy.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code fraiseql.toml}, whole and checked. Its {@link #toString} shows no secret. Immutable. */
public record FraiseqlConfig(
        ProjectConfig project,
        DatabaseConfig database,
        ServerConfig server,
        GraphqlConfig graphql,
        AuthConfig auth,
        MultitenancyConfig multitenancy,
        RoutingConfig routing,
        PoolsConfig pools,
        ServersConfig servers,
        MigrationsConfig migrations,
        Optional<MailConfig> mail,
        IsolationConfig isolation,
        SessionVariablesConfig sessionVariables) {
    public FraiseqlConfig {
        Objects.requireNonNull(project, "project is null");
        Objects.requireNonNull(database, "database is null");
        Objects.requireNonNull(server, "server is null");
        Objects.requireNonNull(graphql, "graphql is null");
        Objects.requireNonNull(auth, "auth is null");
        Objects.requireNonNull(multitenancy, "multitenancy is null");
        Objects.requireNonNull(routing, "routing is null");
        Objects.requireNonNull(pools, "pools is null");
        Objects.requireNonNull(servers, "servers is null");
        Objects.requireNonNull(migrations, "migrations is null");
        Objects.requireNonNull(mail, "mail is null");
        Objects.requireNonNull(isolation, "isolation is null");
        Objects.requireNonNull(sessionVariables, "sessionVariables is null");
    }

    /**
     * Reads a file.
     *
     * @param environment the variables that the file may name, as of {@link System#getenv()}
     * @throws ConfigException with every problem of the file, or because it cannot be read
     */
    public static FraiseqlConfig load(Path file, Map<String, String> environment) {
        String name = String.valueOf(file.getFileName());
        try {
            return parse(Files.readString(file), name, environment);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    name, List.of(new Problem(0, 0, "there is no such file; 'fraiseql init' makes one")));
        } catch (IOException e) {
            throw new ConfigException(
                    name, List.of(new Problem(0, 0, "the file cannot be read as UTF-8 text: " + e.getMessage())));
        }
    }

    /**
     * Reads a file's text.
     *
     * @param fileName what messages call it
     * @throws ConfigException with every problem; when the text is no TOML, with the problems of its syntax alone
     */
    public static FraiseqlConfig parse(String text, String fileName, Map<String, String> environment) {
        return ConfigFile.of(text, fileName, environment).read();
    }

    /** What the URLs of tenants' own databases may say. The servers of the file are allowed in any case. */
    public TenantUrls tenantUrls() {
        List<ConnectionUrl> further =
                servers.byName().values().stream().map(DatabaseServer::url).toList();
        Stream<String> usual = Stream.concat(Stream.of(database.url()), routing.registryUrl().stream())
                .map(ConnectionUrl::host);
        Stream<String> named = further.stream().map(url -> url.host() + ":" + url.port());
        return TenantUrls.of(
                database.url(),
                further,
                Stream.concat(routing.allowedHosts().isEmpty() ? usual : routing.allowedHosts().stream(), named)
                        .toList());
    }

    /** The same on another port; 0 lets the system choose. */
    public FraiseqlConfig onPort(int port) {
        return with(server.on(server.host(), port));
    }

    /** The same with another {@code [database]}. */
    public FraiseqlConfig with(DatabaseConfig other) {
        return copy(other, server, auth, multitenancy, routing);
    }

    /** The same with another {@code [server]}. */
    public FraiseqlConfig with(ServerConfig other) {
        return copy(database, other, auth, multitenancy, routing);
    }

    /** The same with another {@code [auth]}. */
    public FraiseqlConfig with(AuthConfig other) {
        return copy(database, server, other, multitenancy, routing);
    }

    /** The same with another {@code [multitenancy]}. */
    public FraiseqlConfig with(MultitenancyConfig other) {
        return copy(database, server, auth, other, routing);
    }

    /** The same with another {@code [multitenancy.routing]}. */
    public FraiseqlConfig with(RoutingConfig other) {
        return copy(database, server, auth, multitenancy, other);
    }

    private FraiseqlConfig copy(
            DatabaseConfig otherDatabase,
            ServerConfig otherServer,
            AuthConfig otherAuth,
            MultitenancyConfig otherMultitenancy,
            RoutingConfig otherRouting) {
        return new FraiseqlConfig(
                project,
                otherDatabase,
                otherServer,
                graphql,
                otherAuth,
                otherMultitenancy,
                otherRouting,
                pools,
                servers,
                migrations,
                mail,
                isolation,
                sessionVariables);
    }

    /** What whoever starts this configuration should be told, loudly; each a sentence of its own. */
    public List<String> warnings() {
        var warnings = new ArrayList<String>();
        if (!auth.isConfigured()) {
            warnings.add("No [auth] is set: no token is accepted, and any client may name any tenant by header or host."
                    + " Fit for a development machine only; set auth.jwt_secret or auth.jwks_url.");
        }
        if (auth.jwksUrl().isPresent() && auth.audience().isEmpty()) {
            warnings.add(
                    "auth.audience is not set: tokens that the issuer made for other applications are accepted too.");
        }
        if (auth.jwksUrl().isPresent() && auth.issuer().isEmpty()) {
            warnings.add("auth.issuer is not set: any iss is accepted as long as the signature fits.");
        }
        if (auth.isConfigured() && !multitenancy.resolve().contains(ResolutionStep.JWT)) {
            warnings.add(
                    "multitenancy.resolve does not name jwt: a token proves who asks, and nothing proves which tenant they belong to.");
        }
        if (multitenancy.trustHeader() == TrustHeader.ALWAYS
                && multitenancy.resolve().contains(ResolutionStep.HEADER)) {
            warnings.add(
                    "multitenancy.trust_header is always: whoever reaches this port without the gateway may name any tenant.");
        }
        if (database.poolSize() + database.maxOverflow() > pools.maxConnections()) {
            warnings.add(
                    "database.pool_size and max_overflow are more than multitenancy.pools.max_connections, which is "
                            + pools.maxConnections() + " and wins.");
        }
        return List.copyOf(warnings);
    }

    /** Reads all sections. What this answers is to be asked once it is known that there is no problem. */
    static Supplier<FraiseqlConfig> read(Section root) {
        var project = ProjectConfig.read(root.section("project"));
        var database = DatabaseConfig.read(root.section("database"));
        var server = ServerConfig.read(root.section("server"));
        var graphql = GraphqlConfig.read(root.section("graphql"));
        var auth = AuthConfig.read(root.section("auth"));
        var tenants = root.section("multitenancy");
        var multitenancy = MultitenancyConfig.read(tenants);
        var routing = RoutingConfig.read(tenants.section("routing"));
        var pools = PoolsConfig.read(tenants.section("pools"));
        var servers = ServersConfig.read(tenants.section("servers"));
        var migrations = MigrationsConfig.read(root.section("migrations"));
        var mail = MailConfig.read(root.section("mail"));
        var isolation = IsolationConfig.read(root.section("isolation"));
        var sessionVariables = SessionVariablesConfig.read(root.section("session_variables"));
        return () -> new FraiseqlConfig(
                project.orElseThrow(),
                database.orElseThrow(),
                server.orElseThrow(),
                graphql.orElseThrow(),
                auth.orElseThrow(),
                multitenancy.orElseThrow(),
                routing.orElseThrow(),
                pools.orElseThrow(),
                servers.orElseThrow(),
                migrations.orElseThrow(),
                mail,
                isolation.orElseThrow(),
                sessionVariables.orElseThrow());
    }
}
