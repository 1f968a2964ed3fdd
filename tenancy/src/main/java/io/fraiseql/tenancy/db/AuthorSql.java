package io.fraiseql.tenancy.db;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.postgresql.core.Parser;

/**
 * The rule of what an author may hand to {@link io.fraiseql.api.Db}: one statement, and none that begins or ends a
 * transaction, or touches prepared statements. This is here for the sake of a clear message; what a function does
 * behind a harmless statement is found by the check that follows each.
 */
final class AuthorSql {
    private static final Set<String> REFUSED = Set.of(
            "begin", "start", "commit", "end", "abort", "prepare", "deallocate", "discard", "listen", "load", "copy");

    private AuthorSql() {}

    /**
     * Refuses all else.
     *
     * @throws IllegalArgumentException with what to do instead
     */
    static void requireOneStatement(String sql) throws SQLException {
        if (Parser.parseJdbcSql(sql, true, true, true, false, true).size() != 1) {
            throw new IllegalArgumentException("one statement at a time; this is none, or several: " + sql);
        }
        String rest = sql.substring(skipBlank(sql)).toLowerCase(Locale.ROOT);
        String word = firstWord(rest);
        boolean toSavepoint =
                word.equals("rollback") && rest.matches("(?s)rollback\\s+((work|transaction)\\s+)?to\\b.*");
        if (REFUSED.contains(word) || (word.equals("rollback") && !toSavepoint)) {
            throw new IllegalArgumentException(
                    "'" + word.toUpperCase(Locale.ROOT)
                            + "' is not for authors: the operation is one transaction, which ends when the method returns; throw to roll it back");
        }
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /** Where the statement starts, behind white space and comments. */
    private static int skipBlank(String sql) {
        int at = 0;
        while (at < sql.length()) {
            if (Character.isWhitespace(sql.charAt(at)) || sql.charAt(at) == ';') {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                at = endOfComment(sql, at);
            } else {
                break;
            }
        }
        return at;
    }

    // Comments nest in PostgreSQL.
    private static int endOfComment(String sql, int start) {
        int depth = 0;
        int at = start;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    break;
                }
            } else {
                at++;
            }
        }
        return at;
    }
}
