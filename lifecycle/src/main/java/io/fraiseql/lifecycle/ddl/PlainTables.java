package io.fraiseql.lifecycle.ddl;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * Tables without tenants, read from PostgreSQL's catalog: whatever PostgreSQL understands, this understands as
 * PostgreSQL does.
 *
 * @param schema where a table that is not among them is looked for by foreign keys
 * @param tables each after those that it points to, as far as there is such an order
 * @param enums {@code CREATE TYPE} statements of enumerations beside the tables
 * @param leftOut what else is there and is not taken over, such as {@code view report}
 */
public record PlainTables(String schema, List<PlainTable> tables, List<String> enums, List<String> leftOut) {
    private static final String SCRATCH = "fraiseql_scratch";

    public PlainTables {
        Objects.requireNonNull(schema, "schema is null");
        tables = List.copyOf(tables);
        enums = List.copyOf(enums);
        leftOut = List.copyOf(leftOut);
    }

    /**
     * Reads the tables that a script makes. It runs in a schema of its own, in a transaction that is rolled back.
     *
     * @param connection in autocommit mode, of a role that may create schemas
     * @param names the tables that are tenants'; none for all. Those that are not named are shared, and left as
     *     they are
     * @throws SQLException when the script is wrong
     * @throws DdlException when a table is missing or of a kind that cannot be shared
     */
    public static PlainTables load(Connection connection, String script, List<String> names) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("CREATE SCHEMA " + SCRATCH);
            statement.execute("SET LOCAL search_path = " + SCRATCH + ", public, pg_temp");
            statement.execute(script);
            return new PlainCatalog(connection, SCRATCH).read("public", names);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Reads tables that are there already.
     *
     * @param connection in autocommit mode
     * @param schema where they are
     * @throws DdlException when a table is missing or of a kind that cannot be shared
     */
    public static PlainTables read(Connection connection, String schema, List<String> names) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = " + quoteIdentifier(schema) + ", pg_temp");
            return new PlainCatalog(connection, schema).read(schema, names);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
