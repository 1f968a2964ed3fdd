package io.fraiseql.isolation.catalog;

import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.policy.PolicyReader;
import io.fraiseql.isolation.policy.PolicyTable;
import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of one database, to be asked in SQL. Each question may use, as tables, {@code app} (the role that serves:
 * {@code oid}, {@code rolname}, {@code quoted}, {@code above} row-level security), {@code grantee} (the roles whose
 * rights it has, 0 for PUBLIC), {@code par} ({@code tenant_column}, {@code variables}, {@code schemas}), {@code space}
 * (the schemas) and {@code relation}: what of them the role may touch, {@code pg_class} with {@code name}, {@code
 * quoted}, {@code tenant} (the tenant column's number, or NULL) and {@code shared}; and {@code routine}, the {@code
 * pg_proc} of them.
 *
 * <p>What takes more than one question is read when it is first asked for, and kept: the {@linkplain #graph graph} of
 * what is served, and the {@linkplain #policies policies}.
 *
 * <p>It lives in a transaction that somebody else ends, with {@code pg_catalog} alone on the path. Not thread-safe.
 */
public final class Catalog {
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
            ), routine AS MATERIALIZED (
                SELECT p.* FROM pg_proc p JOIN space s ON s.oid = p.pronamespace
            )
            """;

    private static final int PARAMETERS = 5;

    private static final String SERVED = "SELECT oid FROM relation WHERE NOT shared ORDER BY nspname, relname";

    private final Connection connection;
    private final InspectionScope scope;
    private final Optional<Served> named;
    private final int version;
    private final Map<String, ResultSet> answers = new HashMap<>();
    private @Nullable AccessGraph graph;
    private @Nullable List<PolicyTable> policies;

    /**
     * What is served.
     *
     * @param relations oids, in the caller's order
     * @param missing names of what is not there
     */
    record Served(List<Long> relations, List<RelationName> missing) {}

    private Catalog(Connection connection, InspectionScope scope, Optional<Served> named) throws SQLException {
        this.connection = connection;
        this.scope = scope;
        this.named = named;
        try (var statement = connection.createStatement()) {
            // From here on names are printed with their schemas, and no object of a user's can pass for one of the
            // catalog. The catalog is small: compiling a question would take longer than answering it.
            statement.execute("SET LOCAL search_path = pg_catalog, pg_temp; SET LOCAL jit = off");
            try (var row = statement.executeQuery("SELECT current_setting('server_version_num')::int")) {
                row.next();
                this.version = row.getInt(1);
            }
        }
    }

    /**
     * The catalog for a role that serves whatever it may touch in a scope, but the shared tables.
     *
     * @param connection in a transaction, whose settings are changed
     */
    public static Catalog of(Connection connection, InspectionScope scope) throws SQLException {
        return new Catalog(connection, scope, Optional.empty());
    }

    /**
     * The catalog for a role that serves certain tables and views.
     *
     * @param connection in a transaction, whose settings are changed
     * @param served where they name no schema, the connection's path finds them
     */
    public static Catalog of(Connection connection, InspectionScope scope, Collection<RelationName> served)
            throws SQLException {
        Map<RelationName, Long> oids = served.isEmpty() ? Map.of() : RelationLookup.oids(connection, served);
        return new Catalog(
                connection,
                scope,
                Optional.of(new Served(
                        served.stream()
                                .flatMap(name -> Optional.ofNullable(oids.get(name)).stream())
                                .toList(),
                        served.stream().filter(name -> !oids.containsKey(name)).toList())));
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

    /** The roles that the one which serves can act as, and what is served, down to what views read. */
    public AccessGraph graph() throws SQLException {
        if (graph == null) {
            Served served =
                    named.isPresent() ? named.get() : new Served(rows(SERVED, row -> row.getLong(1)), List.of());
            graph = AccessGraphReader.read(this, served);
        }
        return graph;
    }

    /** The policies of the tables that the role may touch and that are not shared. */
    public List<PolicyTable> policies() throws SQLException {
        if (policies == null) {
            List<Long> tables =
                    rows("SELECT oid FROM relation WHERE relkind IN ('r', 'p') AND NOT shared", row -> row.getLong(1));
            policies = new PolicyReader(connection).read(tables, scope.tenantColumn());
        }
        return policies;
    }

    /**
     * Asks questions without parameters of their own, all in one round trip, and with them what is served; {@link
     * #rows} and {@link #graph} then have the answers.
     *
     * @param body what reads the answers, which are forgotten after it
     */
    public <T> T knowing(List<String> questions, CatalogTransaction.Reading<T> body) throws SQLException {
        List<String> all = Stream.concat(named.isEmpty() ? Stream.of(SERVED) : Stream.empty(), questions.stream())
                .toList();
        if (all.isEmpty()) {
            return body.read();
        }
        String sql = all.stream().map(question -> PRELUDE + question).collect(Collectors.joining(";\n"));
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < all.size(); i++) {
                bind(statement, i * PARAMETERS);
            }
            statement.execute();
            for (String question : all) {
                answers.put(question, statement.getResultSet());
                statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
            }
            return body.read();
        } finally {
            answers.clear();
        }
    }

    /**
     * Asks a question: a query, or further common table expressions that begin with a comma and end with one; its own
     * parameters are texts.
     */
    public <T> List<T> rows(String question, RowReader<T> reader, String... parameters) throws SQLException {
        ResultSet known = answers.remove(question);
        if (known != null) {
            return read(known, reader);
        }
        try (var statement = connection.prepareStatement(PRELUDE + question)) {
            bind(statement, 0);
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(PARAMETERS + 1 + i, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                return read(rows, reader);
            }
        }
    }

    private static <T> List<T> read(ResultSet rows, RowReader<T> reader) throws SQLException {
        var answers = new ArrayList<T>();
        while (rows.next()) {
            answers.add(reader.read(rows));
        }
        return answers;
    }

    private void bind(PreparedStatement statement, int before) throws SQLException {
        statement.setString(before + 1, scope.tenantColumn());
        statement.setArray(
                before + 2, texts(scope.tenantVariables().stream().sorted().toList()));
        statement.setArray(
                before + 3,
                texts(scope.sharedTables().stream()
                        .map(table -> table.schema().orElse("public") + "." + table.name())
                        .toList()));
        statement.setArray(before + 4, texts(scope.schemas()));
        statement.setString(before + 5, scope.appRole());
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
