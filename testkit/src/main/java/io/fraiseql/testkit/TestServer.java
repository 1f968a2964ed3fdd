package io.fraiseql.testkit;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.Passwords;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.server.FraiseQL;
import io.fraiseql.server.RunningServer;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.registry.RegistrySql;
import io.fraiseql.tenancy.registry.RegistryWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** The server that tests of one configuration share, and its database. Thread-safe. */
public final class TestServer implements AutoCloseable {
    private final TestDatabase database;
    private final FraiseqlConfig config;
    private final TokenSigner tokens;
    private final RunningServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger running = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    /** Kept: opening one takes longer than all that a test does with it. Used under the lock. */
    private final Connection owner;

    private final Connection observer;
    /** Used under the lock. */
    private final FreshTenants fresh;

    /** Used under the lock. */
    private final Set<String> tenantDatabases = new HashSet<>();

    private TestServer(TestProject project, TestPostgres postgres) throws SQLException {
        this.database = postgres.database(ProjectRoles.of(project.file()));
        String secret = Passwords.random();
        this.config = TestConfig.of(project, database, secret);
        this.tokens = TokenSigner.of(config, secret, RequiredAuthorities.of(project.apis()));
        this.owner = database.owner().connect();
        this.observer = postgres.superuser().in(database.app().database()).connect();
        String registry = config.routing().registryTable();
        new SqlScript(
                        "the registry",
                        RegistrySql.create(registry, database.app().user()))
                .run(owner);
        var tables = new TableDefinitions(project.migrations(), project.scripts());
        boolean shared = config.multitenancy().strategy().sharesTables();
        if (shared) {
            tables.intoMain(database.owner());
        } else {
            tables.intoMainWithoutTenants(database.owner());
        }
        this.fresh = new FreshTenants(
                owner,
                RegistryWriter.of(owner, registry, config.multitenancy().strategy()),
                placement(project, tables, postgres),
                new TenantSeed(project.tenantSql()));
        if (!shared) {
            // The API is compared with the tables of a tenant.
            fresh.make(List.of(FreshTenants.invent()));
        }
        this.server = FraiseQL.builder()
                .config(config)
                .api(project.apis().toArray(Class<?>[]::new))
                .build()
                .start();
    }

    static TestServer start(TestProject project, TestPostgres postgres) {
        try {
            return new TestServer(project, postgres);
        } catch (SQLException e) {
            throw new IllegalStateException("the test's database could not be made: " + e.getMessage(), e);
        }
    }

    /** Where the server is; GraphQL is at {@code /graphql}. */
    public URI uri() {
        return server.uri();
    }

    /** The way into the database for the role that serves. */
    public DatabaseAccess app() {
        return database.app();
    }

    /** The way into the database for the owner of the tables. */
    public DatabaseAccess owner() {
        return database.owner();
    }

    HttpClient http() {
        return http;
    }

    TokenSigner tokens() {
        return tokens;
    }

    /** Tests that are running against this server. */
    AtomicInteger running() {
        return running;
    }

    /** Connections that tenants' sessions hold at this moment. */
    int activeConnections() {
        return server.connections().active();
    }

    /** Makes tenants; they are known to the server when it hears of them, some milliseconds later. */
    void register(List<TestTenant> tenants) {
        lock.lock();
        try {
            fresh.make(tenants);
            tenants.forEach(tenant -> fresh.placement().database(tenant).ifPresent(tenantDatabases::add));
        } catch (SQLException e) {
            throw new IllegalStateException("the test's tenants could not be made: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    /** The server's transactions that are open and wait for a client. */
    List<IdleTransaction> idleInTransaction() {
        lock.lock();
        try {
            return IdleTransaction.of(observer, config.project().name(), tenantDatabases);
        } catch (SQLException e) {
            throw new IllegalStateException("the open sessions could not be read: " + e.getMessage(), e);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.close();
        http.close();
        var left = new ArrayList<SQLException>();
        for (Connection connection : List.of(owner, observer)) {
            try {
                connection.close();
            } catch (SQLException e) {
                left.add(e);
            }
        }
        if (!left.isEmpty()) {
            throw new IllegalStateException("a connection of the test kit did not close", left.getFirst());
        }
    }

    private PlacementStrategy placement(TestProject project, TableDefinitions tables, TestPostgres postgres)
            throws SQLException {
        return switch (config.multitenancy().strategy()) {
            case ROW, HYBRID -> new PlacementStrategy.SharedTables();
            case SCHEMA -> new PlacementStrategy.OwnSchemas(owner, database, tables);
            case DATABASE -> {
                TestDatabase template = postgres.database(ProjectRoles.of(project.file()));
                tables.intoDatabase(template.owner());
                yield new PlacementStrategy.OwnDatabases(observer, template, config.tenantUrls());
            }
        };
    }
}
