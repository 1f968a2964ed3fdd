package io.fraiseql.cli.probe;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Ways by which SQL might do what no rollback takes back: other connections, programs, files. */
final class WaysBeyond {
    // Extensions that are known to stay within the transaction; of the others nothing is known.
    private static final String SQL = """
            SELECT 'the extension ' || extname FROM pg_catalog.pg_extension WHERE extname NOT IN ('plpgsql', 'pgcrypto',
                'uuid-ossp', 'citext', 'pg_trgm', 'btree_gin', 'btree_gist', 'hstore', 'ltree', 'unaccent', 'intarray', 'cube',
                'earthdistance', 'fuzzystrmatch', 'tablefunc', 'isn', 'seg', 'lo', 'pg_stat_statements', 'vector', 'postgis')
            UNION ALL
            SELECT 'the language ' || lanname FROM pg_catalog.pg_language
            WHERE NOT lanpltrusted AND lanname NOT IN ('internal', 'c')
            UNION ALL
            SELECT 'the foreign server ' || srvname FROM pg_catalog.pg_foreign_server
            UNION ALL
            SELECT 'the function ' || p.oid::pg_catalog.regprocedure || ', which writes files'
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname NOT IN ('pg_catalog', 'information_schema') AND p.prosrc ~* '\\m(copy|lo_export|pg_file_write)\\M'
            LIMIT 1
            """;

    private WaysBeyond() {}

    /** One of them, for people. */
    static Optional<String> found(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(SQL)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
