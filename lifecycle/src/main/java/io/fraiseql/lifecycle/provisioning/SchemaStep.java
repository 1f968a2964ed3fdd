package io.fraiseql.lifecycle.provisioning;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A schema of the tenant's own. One that is there already is never taken over: its comment has to say that this
 * creation made it.
 */
final class SchemaStep implements Step {
    private final String schema;

    SchemaStep(String schema) {
        this.schema = schema;
    }

    @Override
    public String name() {
        return "schema";
    }

    @Override
    public void run(ProvisioningContext context) throws SQLException {
        try (Connection owner = context.openDatabase()) {
            Transaction.on(owner, () -> {
                if (!isThere(owner)) {
                    create(owner, context);
                } else if (!isMarked(owner, context.mark())) {
                    throw new ProvisioningException(
                            "the schema " + schema + " is there already, and this creation has not made it;"
                                    + " nothing is taken over: drop or rename it, or choose another id");
                }
                Transaction.execute(
                        owner,
                        "GRANT USAGE ON SCHEMA " + quoteIdentifier(schema) + " TO "
                                + context.location().quotedRoles());
            });
        }
    }

    @Override
    public void undo(ProvisioningContext context) throws SQLException {
        try (Connection owner = context.openDatabase()) {
            if (isMarked(owner, context.mark())) {
                Transaction.execute(owner, "DROP SCHEMA " + quoteIdentifier(schema) + " CASCADE");
            }
        }
    }

    private void create(Connection owner, ProvisioningContext context) throws SQLException {
        try {
            Transaction.execute(
                    owner,
                    "CREATE SCHEMA " + quoteIdentifier(schema),
                    "COMMENT ON SCHEMA " + quoteIdentifier(schema) + " IS " + context.markLiteral());
        } catch (SQLException e) {
            if ("42501".equals(e.getSQLState())) {
                throw new ProvisioningException(
                        "the owner's role may not create schemas; let the owner of the database or a superuser run GRANT CREATE ON"
                                + " DATABASE " + quoteIdentifier(owner.getCatalog()) + " TO "
                                + quoteIdentifier(owner.getMetaData().getUserName()),
                        e);
            }
            throw e;
        }
    }

    private boolean isThere(Connection owner) throws SQLException {
        return comment(owner).isPresent();
    }

    private boolean isMarked(Connection owner, String mark) throws SQLException {
        return comment(owner).filter(mark::equals).isPresent();
    }

    /** The schema's comment, maybe empty; nothing when there is no such schema. */
    private Optional<String> comment(Connection owner) throws SQLException {
        try (var statement =
                owner.prepareStatement("SELECT coalesce(pg_catalog.obj_description(oid, 'pg_namespace'), '')"
                        + " FROM pg_catalog.pg_namespace WHERE nspname = ?")) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }
}
