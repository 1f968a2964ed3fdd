package io.fraiseql.doctor.probe;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * SQL that names something which no rollback takes back: files and programs, sequences that are set, other sessions,
 * statistics, the log of changes. It goes by words, so it sees nothing that is put together only when it is run.
 */
public final class NonTransactionalSql {
    private static final Pattern COPY = Pattern.compile(
            "\\bcopy\\b[^;]*?\\b(?:to|from)\\s*(?:program\\b|(?:e|u&)?'|[$%]|\\|\\|)", Pattern.CASE_INSENSITIVE);

    private static final Pattern FUNCTION = Pattern.compile(
            "\\b(?:setval|lo_export|pg_file_\\w+|pg_terminate_backend|pg_cancel_backend|pg_logical_emit_message"
                    + "|pg_stat_\\w*reset\\w*"
                    + "|pg_reload_conf|pg_rotate_logfile|pg_switch_wal|pg_promote|pg_\\w+_slot"
                    + "|pg_replication_\\w+|dblink\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$\\w*\\$");

    private NonTransactionalSql() {}

    /** What a text names of this, outside of its comments, for people. */
    public static Optional<String> in(String sql) {
        String read = withoutComments(sql);
        var function = FUNCTION.matcher(read);
        if (function.find()) {
            return Optional.of(function.group().toLowerCase(Locale.ROOT));
        }
        return COPY.matcher(read).find() ? Optional.of("COPY with a file or a program") : Optional.empty();
    }

    /**
     * A space in place of each comment; the text itself where its quotes are such that it is not certain what is one.
     */
    private static String withoutComments(String sql) {
        if (sql.contains("\\'") || DOLLAR_QUOTE.matcher(sql).find()) {
            return sql;
        }
        var kept = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            int end = endOfComment(sql, at);
            if (end > at) {
                kept.append(' ');
            } else {
                end = endOfQuoted(sql, at);
                kept.append(sql, at, end);
            }
            at = end;
        }
        return kept.toString();
    }

    /** Behind the comment that begins here; here, where none does. */
    private static int endOfComment(String sql, int at) {
        if (sql.startsWith("--", at)) {
            int line = sql.indexOf('\n', at);
            return line < 0 ? sql.length() : line;
        }
        if (!sql.startsWith("/*", at)) {
            return at;
        }
        int depth = 1;
        int end = at + 2;
        while (depth > 0 && end < sql.length()) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        }
        return end;
    }

    /** Behind the string or the quoted name that begins here, or behind one character. */
    private static int endOfQuoted(String sql, int at) {
        char first = sql.charAt(at);
        if (first != '\'' && first != '"') {
            return at + 1;
        }
        int end = sql.indexOf(first, at + 1);
        return end < 0 ? sql.length() : end + 1;
    }
}
