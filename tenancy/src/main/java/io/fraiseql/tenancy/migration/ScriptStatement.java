package io.fraiseql.tenancy.migration;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * One statement of a file.
 *
 * @param text without the comments in front of it and the semicolon after it
 * @param line where it begins in the file, from 1
 */
record ScriptStatement(String text, int line) {
    /** Cuts a file at the semicolons that end statements, as PostgreSQL's driver sees them: not those in strings, comments or bodies. */
    static List<ScriptStatement> split(String script) throws SQLException {
        var statements = new ArrayList<ScriptStatement>();
        int from = 0;
        for (NativeQuery query : Parser.parseJdbcSql(script, true, false, true, false, false)) {
            int start = script.indexOf(query.nativeSql, from);
            from = start + query.nativeSql.length();
            String text = query.nativeSql.substring(leadingComments(query.nativeSql));
            if (!text.isBlank()) {
                statements.add(new ScriptStatement(text.strip(), lineAt(script, from - text.length())));
            }
        }
        return List.copyOf(statements);
    }

    /** The line of the file that a character of this statement is in. */
    int lineOf(int offset) {
        return line + newlines(text, Math.clamp(offset, 0, text.length()));
    }

    /** The first words, in upper case with single spaces: what kind of statement it is. */
    String opening() {
        return text.substring(0, Math.min(text.length(), 80))
                .toUpperCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
    }

    private static int leadingComments(String text) {
        char[] chars = text.toCharArray();
        int at = 0;
        while (at < chars.length) {
            int after = at;
            if (Character.isWhitespace(chars[at])) {
                after = at + 1;
            } else if (text.startsWith("--", at)) {
                after = Parser.parseLineComment(chars, at) + 1;
            } else if (text.startsWith("/*", at)) {
                after = Parser.parseBlockComment(chars, at) + 1;
            }
            if (after == at) {
                return at;
            }
            at = after;
        }
        return at;
    }

    private static int lineAt(String script, int offset) {
        return 1 + newlines(script, offset);
    }

    private static int newlines(String text, int end) {
        return (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
