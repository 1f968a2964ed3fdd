package io.fraiseql.lifecycle.provisioning;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.lifecycle.migration.OwnerConnection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * A database of the tenant's own. CREATE DATABASE is no part of a transaction, so it is made under a name that only
 * this creation knows, marked, and then renamed: whatever bears the tenant's name and the mark was made here, and
 * nothing else is ever taken over.
 */
final class DatabaseStep implements Step {
    private final String database;

    DatabaseStep(String database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        try (Connection server = OwnerConnection.open(context.location().maintenance())) {
            Optional<String> comment = comment(server, database);
            if (comment.isEmpty()) {
                create(server, context);
            } else if (!comment.get().equals(context.mark())) {
                throw new ProvisioningException(
                        "the database " + database + " is there already, and this creation has not made it;"
                                + " nothing is taken over: drop or rename it, or choose another id");
            }
            String roles = context.location().quotedRoles();
            Transaction.execute(
                    server,
                    "REVOKE ALL ON DATABASE " + quoteIdentifier(database) + " FROM PUBLIC",
                    "GRANT CONNECT ON DATABASE " + quoteIdentifier(database) + " TO " + roles);
        }
        try (Connection inside = context.openDatabase()) {
            Transaction.execute(
                    inside,
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "GRANT USAGE ON SCHEMA public TO " + context.location().quotedRoles());
        }
    }

    @Override
    public void undo(ProvisioningContext context) throws SQLException {
        try (Connection server = OwnerConnection.open(context.location().maintenance())) {
            Transaction.execute(
                    server, "DROP DATABASE IF EXISTS " + quoteIdentifier(unnamed(context.run())) + " WITH (FORCE)");
            if (comment(server, database).filter(context.mark()::equals).isPresent()) {
                Transaction.execute(server, "DROP DATABASE " + quoteIdentifier(database) + " WITH (FORCE)");
            }
        }
    }

    private void create(Connection server, ProvisioningContext context) throws SQLException {
        String unnamed = quoteIdentifier(unnamed(context.run()));
        try {
            Transaction.execute(
                    server,
                    "DROP DATABASE IF EXISTS " + unnamed + " WITH (FORCE)",
                    "CREATE DATABASE " + unnamed + " TEMPLATE template0",
                    "COMMENT ON DATABASE " + unnamed + " IS " + context.markLiteral(),
                    "ALTER DATABASE " + unnamed + " RENAME TO " + quoteIdentifier(database));
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new ProvisioningException(
                        "the owner's role may not create databases; let a superuser run ALTER ROLE "
                                + quoteIdentifier(server.getMetaData().getUserName()) + " CREATEDB",
                        e);
            }
            throw e;
        }
    }

    static String unnamed(UUID run) {
        return "fraiseql_new_" + run;
    }

    /** The database's comment, maybe empty; nothing when there is no such database. */
    private static Optional<String> comment(Connection server, String name) throws SQLException {
        try (var statement =
                server.prepareStatement("SELECT coalesce(pg_catalog.shobj_description(oid, 'pg_database'), '')"
                        + " FROM pg_catalog.pg_database WHERE datname = ?")) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
