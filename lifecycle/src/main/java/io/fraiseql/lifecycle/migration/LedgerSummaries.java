package io.fraiseql.lifecycle.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The comments on the ledgers of many schemas, read from the catalog at once.
 *
 * @param summaries for each schema that exists, the comment on its ledger; empty where it has none
 */
record LedgerSummaries(Map<String, Optional<String>> summaries) {
    private static final String SQL = """
            SELECT n.nspname, pg_catalog.obj_description(c.oid, 'pg_class')
            FROM pg_catalog.pg_namespace n
            LEFT JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = '%s' AND c.relkind = 'r'
            WHERE n.nspname = ANY (?)
            """.formatted(Migrations.LEDGER_TABLE);

    LedgerSummaries {
        summaries = Map.copyOf(summaries);
    }

    static LedgerSummaries read(Connection connection, Collection<String> schemas) throws SQLException {
        var summaries = new HashMap<String, Optional<String>>();
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    summaries.put(rows.getString(1), Optional.ofNullable(rows.getString(2)));
                }
            }
        }
        return new LedgerSummaries(summaries);
    }

    /** Whether a schema has exactly these files. */
    boolean isUpToDate(String schema, String summary) {
        return summaries
                .getOrDefault(schema, Optional.empty())
                .filter(summary::equals)
                .isPresent();
    }
}
