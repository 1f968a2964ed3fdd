package io.fraiseql.tenancy.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fresh database on a real PostgreSQL that is started once for the run. It has the three roles of a production
 * set-up: {@code blog_owner} owns the tables, {@code blog_app} serves, {@code blog_admin} bypasses row-level security.
 * Passwords equal names.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final EmbeddedPostgres server;
    private final String name;

    private TestDatabase(EmbeddedPostgres server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A new, empty database; {@code blog_owner} owns it and its {@code public} schema. */
    public static TestDatabase create() {
        var server = Server.INSTANCE;
        var database = new TestDatabase(server, "t" + NEXT.incrementAndGet());
        execute(superuserUrl(server, "postgres"), "CREATE DATABASE " + database.name + " OWNER blog_owner");
        execute(
                superuserUrl(server, database.name),
                "ALTER SCHEMA public OWNER TO blog_owner",
                "GRANT USAGE ON SCHEMA public TO blog_app, blog_admin",
                "REVOKE TEMPORARY ON DATABASE " + database.name + " FROM PUBLIC");
        return database;
    }

    /** A copy with all that is in it, made in milliseconds. Nobody may be connected to the original. */
    public TestDatabase copy() {
        var copy = new TestDatabase(server, "t" + NEXT.incrementAndGet());
        execute(
                superuserUrl(server, "postgres"),
                "CREATE DATABASE " + copy.name + " TEMPLATE " + name + " OWNER blog_owner",
                "REVOKE TEMPORARY ON DATABASE " + copy.name + " FROM PUBLIC");
        return copy;
    }

    /** The database's name. */
    public String name() {
        return name;
    }

    /** The server's port, on loopback. */
    public int port() {
        return server.getPort();
    }

    /** {@code postgresql://} URL of the role that serves. */
    public String appUrl() {
        return url("blog_app");
    }

    /** {@code postgresql://} URL of the role that bypasses row-level security. */
    public String adminUrl() {
        return url("blog_admin");
    }

    /** {@code postgresql://} URL of the tables' owner. */
    public String ownerUrl() {
        return url("blog_owner");
    }

    /** {@code postgresql://} URL of the server's superuser. */
    public String superuserUrl() {
        return "postgresql://postgres:postgres@localhost:" + port() + "/" + name;
    }

    /** Runs statements as the owner, each on its own. */
    public TestDatabase owner(String... statements) {
        execute(jdbc("blog_owner"), statements);
        return this;
    }

    /** Runs statements as the superuser, each on its own. */
    public TestDatabase superuser(String... statements) {
        execute(superuserUrl(server, name), statements);
        return this;
    }

    /** The first column of the first row of a query, asked by the superuser. */
    public String value(String query) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** {@code server_version_num}. */
    public int version() {
        return Integer.parseInt(value("SHOW server_version_num"));
    }

    /** A connection of the given role; the caller closes it. */
    public Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(role.equals("postgres") ? superuserUrl(server, name) : jdbc(role));
    }

    @Override
    public void close() {
        execute(superuserUrl(server, "postgres"), "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private String url(String role) {
        return "postgresql://" + role + ":" + role + "@localhost:" + port() + "/" + name;
    }

    private String jdbc(String role) {
        return "jdbc:postgresql://localhost:" + port() + "/" + name + "?user=" + role + "&password=" + role;
    }

    private static String superuserUrl(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres&password=postgres";
    }

    private static void execute(String url, String... statements) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private static final class Server {
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "200")
                        .setServerConfig("listen_addresses", "localhost")
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .start();
                execute(
                        superuserUrl(server, "postgres"),
                        "CREATE ROLE blog_owner LOGIN PASSWORD 'blog_owner'",
                        "CREATE ROLE blog_app LOGIN PASSWORD 'blog_app'",
                        "CREATE ROLE blog_admin LOGIN BYPASSRLS PASSWORD 'blog_admin'");
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException("embedded PostgreSQL did not start", e);
            }
        }
    }
}
