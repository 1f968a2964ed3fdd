package io.fraiseql.cli;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server of a user's own for a class of tests. On it each test has an empty database of the project "shop" with its
 * three roles.
 */
final class ShopDatabase implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private LocalPostgres postgres;
    private DatabaseAccess server;
    private ProjectDatabase database;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        postgres = LocalPostgres.create();
        server = postgres.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        database = ProjectDatabase.create(server, ProjectRoles.of("shop"));
        execute(server.in("shop_development"), "GRANT CREATE ON SCHEMA public TO shop_owner");
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        database.close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        postgres.close();
    }

    DatabaseAccess server() {
        return server;
    }

    DatabaseAccess superuser() {
        return server.in("shop_development");
    }

    DatabaseAccess admin() {
        return database.admin();
    }

    DatabaseAccess owner() {
        return database.owner();
    }

    /** Writes a configuration into a directory that names this database; returns its path. */
    String configure(Path directory, String strategy) throws IOException {
        Path file = Files.writeString(directory.resolve("fraiseql.toml"), """
                [project]
                name = "shop"
                [database]
                url = "%s"
                admin_url = "%s"
                owner_url = "%s"
                [multitenancy]
                strategy = "%s"
                """.formatted(
                database.app().url(), database.admin().url(), database.owner().url(), strategy));
        return file.toString();
    }

    static String value(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    static void execute(DatabaseAccess access, String... statements) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
