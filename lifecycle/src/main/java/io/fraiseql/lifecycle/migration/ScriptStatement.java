package io.fraiseql.lifecycle.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One statement of a file.
 *
 * @param text without the comments in front of it and the semicolon after it
 * @param line where it begins in the file, from 1
 */
record ScriptStatement(String text, int line) {
    private static final int OPENING = 80;

    /**
     * Cuts a file at the semicolons that end statements: not those in strings, comments, parentheses or bodies
     * of functions.
     */
    static List<ScriptStatement> split(String script) {
        var statements = new ArrayList<ScriptStatement>();
        var scanner = new ScriptScanner(script);
        int line = 1;
        int counted = 0;
        while (scanner.next()) {
            line += newlines(script, counted, scanner.start());
            counted = scanner.start();
            statements.add(new ScriptStatement(
                    script.substring(scanner.start(), scanner.end()).strip(), line));
        }
        return List.copyOf(statements);
    }

    /** The line of the file that a character of this statement is in. */
    int lineOf(int offset) {
        return line + newlines(text, 0, Math.clamp(offset, 0, text.length()));
    }

    /** The first words, in upper case with single spaces: what kind of statement it is. */
    String opening() {
        return text.substring(0, Math.min(text.length(), OPENING))
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    void execute(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            // The driver would take braces for JDBC's own syntax.
            statement.setEscapeProcessing(false);
            statement.execute(text);
        }
    }

    private static int newlines(String text, int from, int to) {
        return (int) text.substring(from, to).chars().filter(c -> c == '\n').count();
    }
}
