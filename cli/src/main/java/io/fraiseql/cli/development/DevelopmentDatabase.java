package io.fraiseql.cli.development;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.tenancy.config.Strategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A project's database for as long as the process lives: made, filled from the project's SQL files, and removed at
 * the end.
 */
public final class DevelopmentDatabase {
    /** Somebody, for a database that has no users. */
    private static final String NO_USER = "00000000-0000-0000-0000-000000000001";

    private final ProjectDatabase database;
    /** A user of each tenant; looked up while all rows are in one place. */
    private final Map<String, String> users;

    private DevelopmentDatabase(ProjectDatabase database, Map<String, String> users) {
        this.database = database;
        this.users = Map.copyOf(users);
    }

    /**
     * On an embedded PostgreSQL.
     *
     * @param strategy where the tenants live that the scripts bring
     */
    public static DevelopmentDatabase embedded(
            Lifetime lifetime,
            ProjectRoles names,
            Optional<Migrations> migrations,
            List<SqlScript> scripts,
            Strategy strategy)
            throws Exception {
        var server = lifetime.open(LocalPostgres::create);
        // Nothing needs to be dropped: the server goes away as a whole.
        return fill(ProjectDatabase.create(server.start(), names), migrations, scripts, strategy);
    }

    /** As {@link #embedded}, on a PostgreSQL of the user's own, where whatever is made is dropped at the end. */
    public static DevelopmentDatabase on(
            DatabaseAccess server,
            Lifetime lifetime,
            ProjectRoles names,
            Optional<Migrations> migrations,
            List<SqlScript> scripts,
            Strategy strategy)
            throws Exception {
        return fill(lifetime.open(() -> ProjectDatabase.create(server, names)), migrations, scripts, strategy);
    }

    private static DevelopmentDatabase fill(
            ProjectDatabase database, Optional<Migrations> migrations, List<SqlScript> scripts, Strategy strategy)
            throws SQLException {
        var contents = new Contents(database.app().user(), migrations, scripts);
        contents.intoDatabase(database.owner());
        Map<String, String> users = users(database);
        new DemoPlacements(database, contents).apply(strategy);
        return new DevelopmentDatabase(database, users);
    }

    /** As the role that serves. */
    public DatabaseAccess app() {
        return database.app();
    }

    /** As the role that reads across tenants. */
    public DatabaseAccess admin() {
        return database.admin();
    }

    /** As the owner of the tables. */
    public DatabaseAccess owner() {
        return database.owner();
    }

    /** The tenants in the registry, in the order of their names, each with a token from {@code mint}. */
    public List<DevelopmentTenant> tenants(Mint mint) throws SQLException {
        var tenants = new ArrayList<DevelopmentTenant>();
        try (var owner = database.owner().connect();
                var statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "SELECT tenant_id, coalesce(name, tenant_id), subdomain FROM tenant_databases ORDER BY 2")) {
            while (rows.next()) {
                String id = rows.getString(1);
                String user = users.getOrDefault(id, NO_USER);
                tenants.add(new DevelopmentTenant(
                        id, rows.getString(2), Optional.ofNullable(rows.getString(3)), user, mint.token(id, user)));
            }
        }
        return List.copyOf(tenants);
    }

    /** Makes a token for a user of a tenant. */
    @FunctionalInterface
    public interface Mint {
        String token(String tenant, String user);
    }

    private static Map<String, String> users(ProjectDatabase database) throws SQLException {
        var users = new HashMap<String, String>();
        try (var admin = database.admin().connect();
                var owner = database.owner().connect();
                var statement = owner.createStatement();
                var rows = statement.executeQuery("SELECT tenant_id FROM tenant_databases")) {
            while (rows.next()) {
                users.put(rows.getString(1), firstUser(admin, rows.getString(1)));
            }
        }
        return users;
    }

    private static String firstUser(Connection admin, String tenant) throws SQLException {
        if (!hasUsers(admin)) {
            return NO_USER;
        }
        try (var statement = admin.prepareStatement(
                "SELECT id FROM tb_user WHERE tenant_id::text = ? ORDER BY created_at, id LIMIT 1")) {
            statement.setString(1, tenant);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : NO_USER;
            }
        }
    }

    private static boolean hasUsers(Connection admin) throws SQLException {
        try (var statement = admin.createStatement();
                var rows = statement.executeQuery("SELECT count(*) = 3 FROM pg_catalog.pg_attribute"
                        + " WHERE attrelid = to_regclass('public.tb_user')"
                        + " AND attname IN ('tenant_id', 'id', 'created_at')")) {
            return rows.next() && rows.getBoolean(1);
        }
    }
}
