package io.fraiseql.server;

import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.registry.RegistrySql;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The journal of some tenants, each placed as the strategy has it; every row bears its tenant's name. */
final class Ground implements AutoCloseable {
    static final int POSTS = 30;

    private final Strategy strategy;
    private final TestDatabase central;
    private final List<TestDatabase> databases = new ArrayList<>();
    private final Map<String, Member> members = new LinkedHashMap<>();
    /** Kept open: who is to be killed in the right moment will not wait for a log-in. */
    private final Map<TestDatabase, Connection> killers = new HashMap<>();

    /** A tenant, and where its rows are. */
    record Member(String id, String name, TestDatabase database, Optional<String> schema) {}

    Ground(Strategy strategy) {
        this.strategy = strategy;
        this.central = database();
        central.owner(RegistrySql.create("tenant_databases", "blog_app"));
        if (strategy == Strategy.ROW || strategy == Strategy.HYBRID) {
            tables(central, Optional.empty());
        }
        switch (strategy) {
            case ROW -> List.of("acme", "globex", "suspended").forEach(name -> shared(name, false));
            case SCHEMA -> List.of("acme", "globex", "suspended").forEach(this::schema);
            case DATABASE -> List.of("acme", "globex", "suspended").forEach(this::ownDatabase);
            case HYBRID -> {
                shared("acme", false);
                schema("globex");
                ownDatabase("umbrella");
                shared("large", true);
                ownDatabase("suspended");
            }
        }
        central.owner("UPDATE tenant_databases SET state = 'suspended' WHERE name = 'suspended'");
    }

    Strategy strategy() {
        return strategy;
    }

    TestDatabase central() {
        return central;
    }

    /** The tenants that are served. */
    List<Member> members() {
        return members.values().stream()
                .filter(member -> !member.name().equals("suspended"))
                .toList();
    }

    Member member(String name) {
        return members.get(name);
    }

    FraiseqlConfig config(String database, String pools) {
        return FraiseqlConfig.parse(
                """
                [project]
                name = "journal"
                [database]
                url = "%s"
                pool_size = 4
                max_overflow = 0
                statement_timeout = "1s"
                [auth]
                jwt_secret = "${SECRET}"
                [multitenancy]
                strategy = "%s"
                [multitenancy.pools]
                %s
                [server]
                host = "127.0.0.1"
                port = 0
                """.formatted(database, strategy.name().toLowerCase(Locale.ROOT), pools),
                "journal.toml",
                Map.of("SECRET", new String(ShopServer.SECRET.reveal(), StandardCharsets.UTF_8)));
    }

    private void shared(String name, boolean dedicated) {
        String id = id();
        central.owner("INSERT INTO tenant_databases (tenant_id, name, placement, dedicated_pool) VALUES ('" + id
                + "', '" + name + "', 'row', " + dedicated + ")");
        add(new Member(id, name, central, Optional.empty()));
    }

    private void schema(String name) {
        String id = id();
        Optional<String> schema = Optional.of("\"tenant_" + id + "\"");
        central.owner("CREATE SCHEMA " + schema.get(), "GRANT USAGE ON SCHEMA " + schema.get() + " TO blog_app");
        tables(central, schema);
        central.owner("INSERT INTO tenant_databases (tenant_id, name, placement) VALUES ('" + id + "', '" + name
                + "', 'schema')");
        add(new Member(id, name, central, schema));
    }

    private void ownDatabase(String name) {
        String id = id();
        var own = database();
        databases.add(own);
        tables(own, Optional.empty());
        // Role and password are those of database.url.
        central.owner("INSERT INTO tenant_databases (tenant_id, name, placement, database_url) VALUES ('" + id + "', '"
                + name + "', 'database', 'postgresql://localhost:" + own.port() + "/" + own.name() + "')");
        add(new Member(id, name, own, Optional.empty()));
    }

    /** A tenant with a database on another server; tells its id. */
    String elsewhere(SpareServer server, String name) {
        String id = id();
        String database = "own_" + name.replace('-', '_');
        server.execute("postgres", "CREATE DATABASE " + database + " OWNER blog_owner");
        server.execute(
                database,
                "ALTER SCHEMA public OWNER TO blog_owner",
                "GRANT USAGE ON SCHEMA public TO blog_app",
                "SET SESSION AUTHORIZATION blog_owner",
                resource("journal.sql"),
                rows(id, name));
        central.owner("INSERT INTO tenant_databases (tenant_id, name, placement, database_url) VALUES ('" + id + "', '"
                + name + "', 'database', 'postgresql://localhost:" + server.port() + "/" + database + "')");
        return id;
    }

    private static String id() {
        return java.util.UUID.randomUUID().toString();
    }

    private TestDatabase database() {
        return TestDatabase.create();
    }

    private static void tables(TestDatabase database, Optional<String> schema) {
        String sql = resource("journal.sql");
        if (database.version() < 150_000) {
            // Views with their owner's rights, whom FORCE binds: invokers came with PostgreSQL 15.
            sql = sql.replace(" WITH (security_invoker = true)", "");
        }
        database.owner(path(schema) + sql);
    }

    private void add(Member member) {
        members.put(member.name(), member);
        member.database().owner(path(member.schema()) + rows(member.id(), member.name()));
    }

    private static String rows(String id, String name) {
        return """
                SELECT set_config('app.tenant_id', '%1$s', false);
                INSERT INTO tb_author (tenant_id, name) VALUES ('%1$s', 'author of %2$s');
                INSERT INTO tb_post (tenant_id, author_id, title)
                    SELECT tenant_id, id, '%2$s ' || n FROM tb_author, generate_series(1, %3$d) n WHERE tenant_id = '%1$s';
                """.formatted(id, name, POSTS);
    }

    private static String path(Optional<String> schema) {
        return schema.map(name -> "SET search_path = " + name + ";\n").orElse("");
    }

    /** Ends the backends that serve a tenant's requests and fulfil a condition; tells how many. */
    int kill(Member member, String condition) {
        // Behind a pooler a backend bears the name of anybody; the registry's connection has to bear it too.
        String sql = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND usename = 'blog_app' AND " + condition;
        try (var statement = killers.computeIfAbsent(member.database(), Ground::killer)
                        .createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection killer(TestDatabase database) {
        try {
            return database.connect("postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Ground.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        databases.forEach(TestDatabase::close);
        central.close();
    }
}
