package io.fraiseql.cli.development;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.tenancy.config.Strategy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tenants of a development database, moved to the places that a strategy has. The same contents go into each
 * tenant's schema or database, and of what they bring only that tenant's rows stay. Under the hybrid strategy tenants
 * alternate between shared rows and a database of their own.
 */
final class DemoPlacements {
    private final ProjectDatabase database;
    private final Contents contents;

    DemoPlacements(ProjectDatabase database, Contents contents) {
        this.database = database;
        this.contents = contents;
    }

    void apply(Strategy strategy) throws SQLException {
        try (var owner = database.owner().connect()) {
            List<String> tenants = texts(owner, "SELECT tenant_id FROM tenant_databases ORDER BY tenant_id");
            List<String> tables = tables(owner);
            for (int number = 0; number < tenants.size(); number++) {
                String tenant = tenants.get(number);
                switch (strategy) {
                    case ROW -> {}
                    case SCHEMA -> toSchema(owner, tenant, tables);
                    case DATABASE -> toDatabase(owner, tenant, tables);
                    case HYBRID -> {
                        if (number % 2 == 1) {
                            toDatabase(owner, tenant, tables);
                            delete(owner, tenant, tables);
                        }
                    }
                }
            }
            if (strategy == Strategy.SCHEMA || strategy == Strategy.DATABASE) {
                for (String table : tables) {
                    execute(owner, "DROP TABLE " + quoteIdentifier(table) + " CASCADE");
                }
            }
        }
    }

    private void toSchema(Connection owner, String tenant, List<String> tables) throws SQLException {
        String schema = "tenant_" + tenant;
        execute(
                owner,
                "CREATE SCHEMA " + quoteIdentifier(schema),
                "GRANT USAGE ON SCHEMA " + quoteIdentifier(schema) + " TO "
                        + quoteIdentifier(database.app().user()));
        contents.intoSchema(database.owner(), schema);
        execute(owner, "SET search_path = " + quoteIdentifier(schema));
        keepOnly(owner, tenant, tables);
        execute(owner, "RESET search_path");
        place(owner, tenant, "schema", Optional.empty());
    }

    private void toDatabase(Connection owner, String tenant, List<String> tables) throws SQLException {
        DatabaseAccess own = database.another("tenant_" + tenant);
        contents.intoDatabase(own);
        try (var inside = own.connect()) {
            keepOnly(inside, tenant, tables);
        }
        // Role and password are those of database.url.
        place(
                owner,
                tenant,
                "database",
                Optional.of("postgresql://" + own.host() + ":" + own.port() + "/" + own.database()));
    }

    private static void keepOnly(Connection place, String tenant, List<String> tables) throws SQLException {
        for (String other : texts(place, "SELECT tenant_id FROM tenant_databases")) {
            if (!other.equals(tenant)) {
                delete(place, other, tables);
            }
        }
        execute(place, "DROP TABLE tenant_databases CASCADE", "DROP FUNCTION tenant_databases_notify CASCADE");
    }

    private static void place(Connection owner, String tenant, String placement, Optional<String> url)
            throws SQLException {
        try (var statement = owner.prepareStatement(
                "UPDATE tenant_databases SET placement = ?, database_url = ? WHERE tenant_id = ?")) {
            statement.setString(1, placement);
            statement.setString(2, url.orElse(null));
            statement.setString(3, tenant);
            statement.executeUpdate();
        }
    }

    /** As that tenant, since FORCE holds for the owner too. */
    private static void delete(Connection place, String tenant, List<String> tables) throws SQLException {
        try (var set = place.prepareStatement("SELECT set_config('app.tenant_id', ?, false)")) {
            set.setString(1, tenant);
            set.execute();
        }
        for (String table : tables.reversed()) {
            try (var statement =
                    place.prepareStatement("DELETE FROM " + quoteIdentifier(table) + " WHERE tenant_id::text = ?")) {
                statement.setString(1, tenant);
                statement.executeUpdate();
            }
        }
        execute(place, "RESET app.tenant_id");
    }

    /** The tables with tenants' rows, each behind those that it refers to: in the order in which they were made. */
    private static List<String> tables(Connection owner) throws SQLException {
        return texts(
                owner,
                "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid"
                        + " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'tenant_id'"
                        + " AND c.relname <> 'tenant_databases' ORDER BY c.oid");
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        var texts = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
