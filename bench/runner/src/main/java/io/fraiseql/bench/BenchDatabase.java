package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.tenancy.registry.RegistrySql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** An embedded PostgreSQL with the blog in it, and a copy of the blog whose row-level security can be taken away. */
final class BenchDatabase {
    /**
     * What a production server has, where the embedded one is set up for tests: nothing is acknowledged before it is durable. Memory for
     * all of the rows, so that no peer is measured by what the one before it left in the cache.
     */
    private static final List<String> SETTINGS = List.of(
            "fsync=on", "synchronous_commit=on", "full_page_writes=on", "shared_buffers=512MB", "max_connections=200");

    private static final String COPY = "blog_without_rls";

    private final LocalPostgres server;
    private final DatabaseAccess superuser;
    private final ProjectDatabase blog;

    private BenchDatabase(LocalPostgres server, DatabaseAccess superuser, ProjectDatabase blog) {
        this.server = server;
        this.superuser = superuser;
        this.blog = blog;
    }

    /** Starts the server and loads the rows: the tables, policies, indexes and views are those of {@code examples/blog}. */
    static BenchDatabase start(Lifetime lifetime, Path schema, Dataset rows) throws Exception {
        var server = lifetime.open(LocalPostgres::create);
        DatabaseAccess superuser = server.start(SETTINGS);
        // Nothing of it needs to be dropped: the server goes away as a whole.
        var blog = ProjectDatabase.create(superuser, ProjectRoles.of("blog"));
        try (var owner = blog.owner().connect()) {
            new SqlScript(
                            "the registry",
                            RegistrySql.create("tenant_databases", blog.app().user()))
                    .run(owner);
            new SqlScript(schema.toString(), Files.readString(schema)).run(owner);
        }
        var database = new BenchDatabase(server, superuser, blog);
        try (var connection = database.superuser().connect()) {
            rows.load(connection);
        }
        database.copy();
        return database;
    }

    private void copy() throws SQLException {
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + COPY + " TEMPLATE "
                    + blog.owner().database() + " OWNER " + blog.owner().user());
            statement.execute("REVOKE ALL ON DATABASE " + COPY + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + COPY + " TO "
                    + blog.app().user() + ", " + blog.admin().user());
        }
        try (var connection = superuser.in(COPY).connect();
                var statement = connection.createStatement()) {
            statement.execute("VACUUM (ANALYZE)");
        }
    }

    /** Takes row-level security away in the copy. */
    void disableRowSecurityInCopy() throws SQLException {
        try (var connection = superuser.in(COPY).connect();
                var statement = connection.createStatement()) {
            for (String table : List.of("tb_user", "tb_post", "tb_comment")) {
                statement.execute("ALTER TABLE " + table + " DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY");
            }
        }
    }

    /** As the role that serves, in the blog or in its copy. */
    DatabaseAccess app(boolean rowSecurity) {
        return rowSecurity ? blog.app() : blog.app().in(COPY);
    }

    /** As the role that reads across tenants, in the blog or in its copy. */
    DatabaseAccess admin(boolean rowSecurity) {
        return rowSecurity ? blog.admin() : blog.admin().in(COPY);
    }

    /** As the superuser, in the blog. */
    DatabaseAccess superuser() {
        return superuser.in(blog.owner().database());
    }

    /** Removes what the workload that writes has written, so that every round begins with the same rows. */
    void removeCreated() throws SQLException {
        for (String database : List.of(blog.owner().database(), COPY)) {
            try (var connection = superuser.in(database).connect();
                    var statement = connection.createStatement()) {
                statement.execute("DELETE FROM tb_post WHERE id < '" + Identifiers.POST + Identifiers.FIRST
                        + "' OR id > '" + Identifiers.POST + "999999999999'");
                statement.execute("VACUUM tb_post");
            }
        }
    }

    /** The server's log. */
    Path log() {
        return server.directory().resolve("log.txt");
    }

    /** The process that all backends are children of. */
    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(server.directory().resolve("data/postmaster.pid"))
                .getFirst()
                .strip());
    }

    /** What the server says of itself, such as {@code 18.6}. */
    String version() throws SQLException {
        try (var connection = superuser.connect()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    /** The settings that differ from PostgreSQL's own. */
    List<String> settings() throws SQLException {
        var settings = new ArrayList<String>();
        try (Connection connection = superuser.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT name || ' = ' || current_setting(name) FROM pg_settings"
                        + " WHERE name IN ('shared_buffers', 'synchronous_commit', 'fsync', 'jit') ORDER BY name")) {
            while (rows.next()) {
                settings.add(rows.getString(1));
            }
        }
        return List.copyOf(settings);
    }
}
