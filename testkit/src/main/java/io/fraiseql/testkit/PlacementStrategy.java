package io.fraiseql.testkit;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.TenantUrls;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.SearchPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The way in which fresh tenants are placed: in shared tables, in schemas or in databases of their own. */
sealed interface PlacementStrategy {
    /** The database of a tenant that has one of its own. */
    default Optional<String> database(TestTenant tenant) {
        return Optional.empty();
    }

    /** Makes the place, with its tables, and commits that. */
    void create(TestTenant tenant) throws SQLException;

    /**
     * Brings in the first rows.
     *
     * @param owner in the main database, in a transaction
     */
    Placement seed(Connection owner, TestTenant tenant, TenantSeed seed) throws SQLException;

    /** Rows of shared tables: nothing has to be made. */
    record SharedTables() implements PlacementStrategy {
        @Override
        public void create(TestTenant tenant) {}

        @Override
        public Placement seed(Connection owner, TestTenant tenant, TenantSeed seed) throws SQLException {
            seed.write(owner, tenant);
            return new Placement.SharedRows();
        }
    }

    /**
     * A schema each, made as the project makes its tables.
     *
     * @param kept the owner's, in no transaction
     */
    record OwnSchemas(Connection kept, TestDatabase database, TableDefinitions tables) implements PlacementStrategy {
        @Override
        public void create(TestTenant tenant) throws SQLException {
            String schema = name(tenant);
            execute(
                    kept,
                    "CREATE SCHEMA " + quoteIdentifier(schema),
                    "GRANT USAGE ON SCHEMA " + quoteIdentifier(schema) + " TO "
                            + quoteIdentifier(database.app().user()));
            tables.intoSchema(database.owner(), schema);
        }

        @Override
        public Placement seed(Connection owner, TestTenant tenant, TenantSeed seed) throws SQLException {
            String schema = name(tenant);
            try (var statement = owner.createStatement()) {
                statement.execute("SET LOCAL search_path = " + SearchPath.of(schema));
                seed.write(owner, tenant);
                statement.execute("SET LOCAL search_path = DEFAULT");
            }
            return new Placement.OwnSchema(schema);
        }

        private static String name(TestTenant tenant) {
            return TenantId.parse(tenant.id()).schemaName();
        }
    }

    /**
     * A database each, copied from one that has the tables and no rows: that takes as long whatever the migrations do.
     *
     * @param superuser in no transaction
     * @param template to which nobody is connected
     */
    record OwnDatabases(Connection superuser, TestDatabase template, TenantUrls urls) implements PlacementStrategy {
        @Override
        public Optional<String> database(TestTenant tenant) {
            return Optional.of(name(tenant));
        }

        @Override
        public void create(TestTenant tenant) throws SQLException {
            String name = quoteIdentifier(name(tenant));
            execute(
                    superuser,
                    "CREATE DATABASE " + name + " OWNER "
                            + quoteIdentifier(template.owner().user()) + " TEMPLATE "
                            + quoteIdentifier(template.owner().database()),
                    "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC",
                    "GRANT CONNECT ON DATABASE " + name + " TO "
                            + quoteIdentifier(template.app().user()));
        }

        @Override
        public Placement seed(Connection owner, TestTenant tenant, TenantSeed seed) throws SQLException {
            String name = name(tenant);
            try (var inside = template.owner().in(name).connect()) {
                inside.setAutoCommit(false);
                seed.write(inside, tenant);
                inside.commit();
            }
            return new Placement.OwnDatabase(
                    urls.text(ConnectionUrl.parse(template.app().in(name).url())));
        }

        private static String name(TestTenant tenant) {
            return "tenant_" + tenant.id();
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
