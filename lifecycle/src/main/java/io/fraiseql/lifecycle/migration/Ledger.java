package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.placement.RelationLookup;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table in which a target keeps what was done to it. It lives in the target's own schema, so that it is written in
 * the transaction of the migration itself, moves with a dump of the schema, and goes with it. A comment on the table
 * sums it up: the catalog then tells the state of a thousand schemas in one query, and never another one than the
 * ledger's, since both change in one transaction.
 *
 * @param schema the target's schema
 */
record Ledger(String schema) {

    /** What was done, in the order of the versions; nothing where there is no ledger yet. */
    List<LedgerEntry> read(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        var entries = new ArrayList<LedgerEntry>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT version, file, checksum, applied_at IS NOT NULL FROM " + quoted())) {
            while (rows.next()) {
                entries.add(new LedgerEntry(
                        MigrationVersion.parse(rows.getString(1)),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getBoolean(4)));
            }
        }
        entries.sort(Comparator.comparing(LedgerEntry::version));
        return entries;
    }

    /** Whether a file without a transaction was begun before, and cut short. */
    boolean hasBegun(Connection connection, MigrationFile file) throws SQLException {
        return read(connection).stream().anyMatch(entry -> entry.version().equals(file.version()));
    }

    /** Notes that a file without a transaction begins. */
    void begin(Connection connection, MigrationFile file) throws SQLException {
        create(connection);
        write(connection, file, "ON CONFLICT (version) DO NOTHING", "NULL", Duration.ZERO);
    }

    /** Notes that a file is applied, and sums up. */
    void finish(Connection connection, MigrationFile file, Duration took) throws SQLException {
        create(connection);
        write(
                connection,
                file,
                "ON CONFLICT (version) DO UPDATE SET applied_at = excluded.applied_at, took_ms = excluded.took_ms",
                "pg_catalog.clock_timestamp()",
                took);
        String summary = summary(read(connection));
        try (var statement = connection.createStatement()) {
            // Hexadecimal digits only; COMMENT takes no parameter.
            statement.execute("COMMENT ON TABLE " + quoted() + " IS '" + summary + "'");
        }
    }

    /** The comment on the ledger of a target that has these files and no others. */
    static String summaryOf(List<MigrationFile> files) {
        return summary(files.stream()
                .map(file -> new LedgerEntry(file.version(), file.name(), file.checksum(), true))
                .toList());
    }

    private static String summary(List<LedgerEntry> entries) {
        var text = new StringBuilder();
        entries.forEach(entry -> text.append(entry.version())
                .append(' ')
                .append(entry.checksum())
                .append(entry.finished() ? "\n" : " begun\n"));
        return "fraiseql " + MigrationFile.sha256(text.toString());
    }

    private void create(Connection connection) throws SQLException {
        if (exists(connection)) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE %1$s (
                        version text PRIMARY KEY,
                        file text NOT NULL,
                        checksum text NOT NULL,
                        applied_at timestamptz,
                        took_ms bigint NOT NULL,
                        applied_by text NOT NULL DEFAULT current_user
                    );
                    REVOKE ALL ON %1$s FROM PUBLIC;
                    """.formatted(quoted()));
        }
    }

    private void write(Connection connection, MigrationFile file, String conflict, String appliedAt, Duration took)
            throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO " + quoted() + " (version, file, checksum, applied_at, took_ms) VALUES (?, ?, ?, "
                        + appliedAt + ", ?) " + conflict)) {
            statement.setString(1, file.version().toString());
            statement.setString(2, file.name());
            statement.setString(3, file.checksum());
            statement.setLong(4, took.toMillis());
            statement.execute();
        }
    }

    private boolean exists(Connection connection) throws SQLException {
        return RelationLookup.oid(connection, name()).isPresent();
    }

    private String quoted() {
        return name().quoted();
    }

    private RelationName name() {
        return RelationName.of(schema, Migrations.LEDGER_TABLE);
    }
}
