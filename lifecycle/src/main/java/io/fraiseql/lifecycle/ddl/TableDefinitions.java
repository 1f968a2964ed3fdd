package io.fraiseql.lifecycle.ddl;

import io.fraiseql.tenancy.placement.SearchPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/**
 * The tables of a schema as PostgreSQL's catalog has them, without tenants. Whatever PostgreSQL understands, this
 * understands as PostgreSQL does.
 *
 * @param schema where a table that is not among them is looked for by foreign keys
 * @param tables each after those that it points to, as far as there is such an order
 * @param enums {@code CREATE TYPE} statements of enumerations beside the tables
 * @param leftOut what else is there and is not taken over, such as {@code view report}
 */
public record TableDefinitions(String schema, List<TableDefinition> tables, List<String> enums, List<String> leftOut) {
    private static final String SCRATCH = "fraiseql_scratch";

    public TableDefinitions {
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
    public static TableDefinitions load(Connection connection, String script, List<String> names) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("CREATE SCHEMA " + SCRATCH);
            statement.execute("SET LOCAL search_path = " + SCRATCH + ", public, pg_temp");
            statement.execute(script);
            return new DefinitionReader(connection, SCRATCH).read("public", names);
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
    public static TableDefinitions read(Connection connection, String schema, List<String> names) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = " + SearchPath.of(schema));
            return new DefinitionReader(connection, schema).read(schema, names);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
