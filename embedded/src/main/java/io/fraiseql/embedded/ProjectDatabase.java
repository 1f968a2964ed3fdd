package io.fraiseql.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/**
 * A database with the three roles that a production set-up has, each with a random password. They are the owner of the
 * tables, the app role (no superuser, no BYPASSRLS, owns nothing) and the admin role (BYPASSRLS). The server may be the
 * user's own, so nothing that is there is taken over, and {@link #close} drops what was made.
 */
public final class ProjectDatabase implements AutoCloseable {
    private final DatabaseAccess server;
    private final ProjectRoles names;
    private final DatabaseAccess owner;
    private final DatabaseAccess app;
    private final DatabaseAccess admin;
    private final List<String> databases = new ArrayList<>();

    private ProjectDatabase(DatabaseAccess server, ProjectRoles names) {
        this.server = server;
        this.names = names;
        var database = server.in(names.database());
        databases.add(names.database());
        this.owner = database.as(names.owner(), Passwords.random());
        this.app = database.as(names.app(), Passwords.random());
        this.admin = database.as(names.admin(), Passwords.random());
    }

    /**
     * Makes the roles and the database.
     *
     * @param server the access of a role that may create databases, and roles that bypass row-level security
     * @throws SQLException with the remedy, when the server is too old, the role may not, or the names are taken
     */
    public static ProjectDatabase create(DatabaseAccess server, ProjectRoles names) throws SQLException {
        var database = new ProjectDatabase(server, names);
        try (var connection = server.connect()) {
            requireVersion(connection);
            requireRights(connection, server);
            requireFreeNames(connection, names);
            try {
                database.createRoles(connection);
                database.createDatabase(connection, names.database());
                try (var inside = database.owner.connect()) {
                    database.openSchema(inside);
                }
            } catch (SQLException e) {
                database.drop(connection);
                throw e;
            }
        }
        return database;
    }

    /** As the owner of the tables. */
    public DatabaseAccess owner() {
        return owner;
    }

    /** As the role that serves. */
    public DatabaseAccess app() {
        return app;
    }

    /** As the role that reads across tenants. */
    public DatabaseAccess admin() {
        return admin;
    }

    /**
     * Makes one more database beside this one, for the same roles.
     *
     * @param suffix follows the name of this one
     * @return its owner's access
     */
    public DatabaseAccess another(String suffix) throws SQLException {
        String name = names.database() + "_" + suffix.replaceAll("[^a-z0-9_]", "_");
        try (var connection = server.connect()) {
            databases.add(name);
            createDatabase(connection, name);
        }
        DatabaseAccess another = owner.in(name);
        try (var inside = another.connect()) {
            openSchema(inside);
        }
        return another;
    }

    /** Drops the databases and the roles. */
    @Override
    public void close() throws SQLException {
        try (var connection = server.connect()) {
            drop(connection);
        }
    }

    private void createRoles(Connection connection) throws SQLException {
        execute(
                connection,
                role(owner, ""),
                role(app, ""),
                role(admin, " BYPASSRLS"),
                // Whoever is no superuser must be a member of a role to hand it a database.
                "GRANT " + names.owner() + " TO CURRENT_USER");
    }

    // The hash, not the password: statements end up in server logs.
    private static String role(DatabaseAccess role, String attributes) {
        return "CREATE ROLE " + role.user() + " LOGIN" + attributes + " PASSWORD '"
                + PasswordUtil.encodeScramSha256(role.password().toCharArray()) + "'";
    }

    private void createDatabase(Connection connection, String name) throws SQLException {
        execute(
                connection,
                "CREATE DATABASE " + name + " OWNER " + names.owner() + " TEMPLATE template0",
                "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
                "GRANT CONNECT ON DATABASE " + name + " TO " + names.app() + ", " + names.admin());
    }

    private void openSchema(Connection inside) throws SQLException {
        execute(
                inside,
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "GRANT USAGE ON SCHEMA public TO " + names.app() + ", " + names.admin());
    }

    private void drop(Connection connection) throws SQLException {
        var statements = new ArrayList<String>();
        databases.forEach(name -> statements.add("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        names.roles().forEach(role -> statements.add("DROP ROLE IF EXISTS " + role));
        execute(connection, statements.toArray(String[]::new));
    }

    private static void requireVersion(Connection connection) throws SQLException {
        if (connection.getMetaData().getDatabaseMajorVersion() < 15) {
            throw new SQLException("the server is PostgreSQL "
                    + connection.getMetaData().getDatabaseProductVersion()
                    + "; views that obey the policies of the one who reads (security_invoker) need 15 or newer");
        }
    }

    private static void requireRights(Connection connection, DatabaseAccess server) throws SQLException {
        String may = "SELECT rolsuper OR (rolcreaterole AND rolcreatedb AND rolbypassrls) FROM pg_catalog.pg_roles"
                + " WHERE rolname = current_user";
        if (!yes(connection, may)) {
            throw new SQLException("the role " + server.user() + " may not create what is needed; let a superuser run"
                    + " ALTER ROLE " + server.user() + " CREATEROLE CREATEDB BYPASSRLS, or name another role");
        }
    }

    private static void requireFreeNames(Connection connection, ProjectRoles names) throws SQLException {
        List<String> roles = names.roles();
        String taken = "SELECT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname IN ('" + String.join("', '", roles)
                + "')) OR EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = '" + names.database() + "')";
        if (yes(connection, taken)) {
            throw new SQLException("the server has a database " + names.database() + " or one of the roles "
                    + String.join(", ", roles) + " already, and nothing that is there is taken over; if an earlier run"
                    + " left them: DROP DATABASE IF EXISTS " + names.database() + " WITH (FORCE); DROP ROLE IF EXISTS "
                    + String.join(", ", roles));
        }
    }

    private static boolean yes(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
