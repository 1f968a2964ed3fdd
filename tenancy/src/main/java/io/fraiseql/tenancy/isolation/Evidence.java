package io.fraiseql.tenancy.isolation;

import io.fraiseql.tenancy.isolation.policy.PolicyReader;
import io.fraiseql.tenancy.isolation.policy.PolicyTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The catalog of one database, to be asked in SQL. Each question may use, as tables, {@code app} (the role that serves: {@code oid},
 * {@code rolname}, {@code quoted}, {@code above} row-level security), {@code grantee} (the roles whose rights it has, 0 for PUBLIC),
 * {@code par} ({@code tenant_column}, {@code variables}, {@code schemas}), {@code space} (the schemas) and {@code relation}: what of them the
 * role may touch, {@code pg_class} with {@code name}, {@code quoted}, {@code tenant} (the tenant column's number, or NULL) and {@code shared}.
 *
 * <p>It lives in a transaction that somebody else ends, with {@code pg_catalog} alone on the path. Not thread-safe.
 */
public final class Evidence {
    private static final String PRELUDE = """
            WITH RECURSIVE par AS MATERIALIZED (
                SELECT ?::text AS tenant_column, ?::text[] AS variables, ?::text[] AS shared, ?::text[] AS schemas
            ), app AS MATERIALIZED (
                SELECT oid, rolname, format('%I', rolname) AS quoted, rolsuper OR rolbypassrls AS above
                FROM pg_roles WHERE rolname = ?
            ), grantee AS MATERIALIZED (
                SELECT r.oid FROM pg_roles r, app
                WHERE r.oid = app.oid OR (NOT app.above AND pg_has_role(app.oid, r.oid, 'USAGE'))
                UNION ALL SELECT 0
            ), space AS MATERIALIZED (
                SELECT n.oid, n.nspname, n.nspowner, n.nspacl FROM pg_namespace n, par WHERE n.nspname = ANY (par.schemas)
            ), relation AS MATERIALIZED (
                SELECT c.*, s.nspname, c.oid::regclass::text AS name, format('%I.%I', s.nspname, c.relname) AS quoted,
                    a.attnum AS tenant, a.atttypid AS tenant_type,
                    s.nspname || '.' || c.relname = ANY (par.shared) AS shared
                FROM par, app, pg_class c JOIN space s ON s.oid = c.relnamespace
                LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND NOT a.attisdropped AND a.attnum > 0
                    AND a.attname = (SELECT tenant_column FROM par)
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
                    AND (has_table_privilege(app.oid, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                        OR has_any_column_privilege(app.oid, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))
                    AND NOT EXISTS (SELECT FROM pg_depend d
                        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
            )
            """;

    private final Connection connection;
    private final InspectionScope scope;
    private final int version;

    /** Takes a connection in a transaction, and sets the transaction's path. */
    public Evidence(Connection connection, InspectionScope scope) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        try (var statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = pg_catalog, pg_temp");
            try (var row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
                row.next();
                this.version = row.getInt(1);
            }
        }
    }

    /** What the inspection is about. */
    public InspectionScope scope() {
        return scope;
    }

    /** {@code server_version_num}. */
    public int version() {
        return version;
    }

    /** The connection, for questions of another form. */
    public Connection connection() {
        return connection;
    }

    /** The policies of the tables that the role may touch and that are not shared. */
    public List<PolicyTable> policies() throws SQLException {
        List<Long> tables =
                rows("SELECT oid FROM relation WHERE relkind IN ('r', 'p') AND NOT shared", row -> row.getLong(1));
        return new PolicyReader(connection).read(tables, scope.tenantColumn());
    }

    /** Asks a question: a query, or further common table expressions that begin with a comma and end with one; its own parameters are texts. */
    public <T> List<T> rows(String question, RowReader<T> reader, String... parameters) throws SQLException {
        var answers = new ArrayList<T>();
        try (var statement = connection.prepareStatement(PRELUDE + question)) {
            statement.setString(1, scope.tenantColumn());
            statement.setArray(
                    2, texts(scope.tenantVariables().stream().sorted().toList()));
            statement.setArray(
                    3,
                    texts(scope.sharedTables().stream()
                            .map(table -> table.schema().orElse("public") + "." + table.name())
                            .toList()));
            statement.setArray(4, texts(scope.schemas()));
            statement.setString(5, scope.appRole());
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(6 + i, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(reader.read(rows));
                }
            }
        }
        return answers;
    }

    private Array texts(List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    /** Reads one row of an answer. */
    @FunctionalInterface
    public interface RowReader<T> {
        /** The row that the cursor is on. */
        T read(ResultSet row) throws SQLException;
    }
}
