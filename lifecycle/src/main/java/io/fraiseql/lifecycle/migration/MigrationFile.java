package io.fraiseql.lifecycle.migration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code migrations/}, read and checked.
 *
 * @param name such as {@code V2__comments.sql}
 * @param checksum of the text with its line ends made {@code \n}, so that a checkout on another system changes nothing
 */
record MigrationFile(
        String name,
        MigrationVersion version,
        MigrationScope scope,
        boolean transactional,
        String checksum,
        List<ScriptStatement> statements) {
    private static final Pattern NAME =
            Pattern.compile("V(" + MigrationVersion.SHAPE + ")__[A-Za-z0-9][A-Za-z0-9_.-]*\\.sql");
    private static final Pattern TRANSACTION_CONTROL = Pattern.compile(
            "(BEGIN|COMMIT|ROLLBACK|ABORT|END|START TRANSACTION|SAVEPOINT|RELEASE|PREPARE TRANSACTION)\\b.*");
    private static final Pattern COPY_FROM_CLIENT = Pattern.compile("COPY\\b.*\\bFROM STDIN\\b.*");

    /** @throws MigrationException when the name or the text is not that of a migration */
    static MigrationFile of(String name, String content) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new MigrationException(name + " is not named like a migration, V<version>__<name>.sql, such as"
                    + " V2__comments.sql; rename it, or move it out of the directory");
        }
        String text = (content.startsWith("\uFEFF") ? content.substring(1) : content).replace("\r\n", "\n");
        FileDirectives directives = FileDirectives.of(name, text);
        return new MigrationFile(
                name,
                MigrationVersion.parse(matcher.group(1)),
                directives.scope(),
                directives.transactional(),
                sha256(text),
                statements(name, text));
    }

    static List<ScriptStatement> statements(String name, String text) {
        List<ScriptStatement> statements = ScriptStatement.split(text);
        statements.forEach(statement -> check(name, statement));
        return statements;
    }

    private static void check(String name, ScriptStatement statement) {
        String place = name + ", line " + statement.line() + ": ";
        String opening = statement.opening();
        if (TRANSACTION_CONTROL.matcher(opening).matches()) {
            throw new MigrationException(place + "a migration is one transaction together with its entry in the ledger,"
                    + " so it cannot begin or end one; leave the statement out, or put '-- fraiseql: no transaction'"
                    + " at the head of a file whose statements cannot run in one");
        }
        if (opening.startsWith("\\")) {
            throw new MigrationException(place + "that is a command of psql, not SQL; leave it out");
        }
        if (COPY_FROM_CLIENT.matcher(opening).matches()) {
            throw new MigrationException(place + "COPY FROM STDIN needs psql; write INSERT");
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
