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
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An embedded PostgreSQL, with an empty blog that databases are made from. The tables, policies, indexes and views are
 * those of {@code examples/blog}.
 */
final class BenchServer {
    /**
     * What a production server has, where the embedded one is set up for tests: nothing is acknowledged before it
     * is durable.
     */
    private static final List<String> SETTINGS =
            List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "max_connections=200");

    private final LocalPostgres server;
    private final DatabaseAccess superuser;
    private final ProjectDatabase blog;
    private final String schema;

    private BenchServer(LocalPostgres server, DatabaseAccess superuser, ProjectDatabase blog, String schema) {
        this.server = server;
        this.superuser = superuser;
        this.blog = blog;
        this.schema = schema;
    }

    /**
     * Starts the server.
     *
     * @param schema the script that makes the blog's tables
     * @param buffers megabytes of shared buffers: enough for all rows, so that nobody is measured by what others left
     *     in the cache
     */
    static BenchServer start(Lifetime lifetime, Path schema, int buffers) throws Exception {
        var server = lifetime.open(LocalPostgres::create);
        var settings = new ArrayList<>(SETTINGS);
        settings.add("shared_buffers=" + buffers + "MB");
        DatabaseAccess superuser = server.start(settings);
        // Nothing of it needs to be dropped: the server goes away as a whole.
        var blog = ProjectDatabase.create(superuser, ProjectRoles.of("blog"));
        String tables = Files.readString(schema);
        try (var owner = blog.owner().connect()) {
            new SqlScript(
                            "the registry",
                            RegistrySql.create("tenant_databases", blog.app().user()))
                    .run(owner);
            new SqlScript(schema.toString(), tables).run(owner);
        }
        return new BenchServer(server, superuser, blog, tables);
    }

    /** A database with an empty blog and an empty registry. */
    BenchDatabase create(String name) throws SQLException {
        return copy(blog.owner().database(), name);
    }

    /** A database that is like another one, which nobody is connected to. */
    BenchDatabase copy(BenchDatabase original, String name) throws SQLException {
        return copy(original.name(), name);
    }

    private BenchDatabase copy(String original, String name) throws SQLException {
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + original + " OWNER "
                    + blog.owner().user());
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO "
                    + blog.app().user() + ", " + blog.admin().user());
        }
        return in(name);
    }

    /** A database that has been made. */
    BenchDatabase in(String name) {
        return new BenchDatabase(name, blog.app().in(name), blog.admin().in(name), superuser.in(name));
    }

    /**
     * What makes the blog once more in a database that has it, in a schema of one tenant's own, whose tables need
     * no policies.
     *
     * @param name unquoted
     */
    String inSchema(String name) {
        return """
                CREATE SCHEMA "%1$s" AUTHORIZATION %2$s;
                GRANT USAGE ON SCHEMA "%1$s" TO %3$s, %4$s;
                SET search_path = "%1$s";
                SET ROLE %2$s;
                %5$s
                RESET ROLE;
                """.formatted(
                name, blog.owner().user(), blog.app().user(), blog.admin().user(), schema);
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

    /** As the superuser. */
    DatabaseAccess superuser() {
        return superuser;
    }
}
