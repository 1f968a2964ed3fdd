package io.fraiseql.lifecycle.migration;

import java.util.Locale;
import java.util.Set;
import org.postgresql.core.Parser;

/**
 * A scanner that finds the statements of a script as psql does. The driver's own splitter is not used: it takes
 * everything after a function with a {@code BEGIN ATOMIC} body for a part of that body.
 */
final class ScriptScanner {
    private static final Set<String> WITH_BODY = Set.of("FUNCTION", "PROCEDURE");

    private final char[] text;
    private int at;
    private int start;
    private int end;
    private int parentheses;
    private int words;
    private boolean creates;
    private boolean routine;
    private int blocks;

    ScriptScanner(String script) {
        this.text = script.toCharArray();
    }

    /** Where the statement begins, after the comments in front of it. */
    int start() {
        return start;
    }

    /** Where its semicolon is, or the script ends. */
    int end() {
        return end;
    }

    /** Goes to the next statement; false when there is none. */
    boolean next() {
        boolean found = false;
        parentheses = 0;
        words = 0;
        creates = false;
        routine = false;
        blocks = 0;
        while (at < text.length) {
            if (skipBlank()) {
                continue;
            }
            if (text[at] == ';' && parentheses == 0 && blocks == 0) {
                end = at++;
                if (found) {
                    return true;
                }
                continue;
            }
            if (!found) {
                found = true;
                start = at;
            }
            step();
        }
        end = text.length;
        return found;
    }

    private boolean skipBlank() {
        if (Character.isWhitespace(text[at])) {
            at++;
            return true;
        }
        int after = switch (text[at]) {
            case '-' -> Parser.parseLineComment(text, at);
            case '/' -> Parser.parseBlockComment(text, at);
            default -> at;
        };
        if (after == at) {
            return false;
        }
        at = Math.min(after + 1, text.length);
        return true;
    }

    private void step() {
        char c = text[at];
        switch (c) {
            case '\'' -> at = past(Parser.parseSingleQuotes(text, at, true));
            case '"' -> at = past(Parser.parseDoubleQuotes(text, at));
            case '$' -> at = past(Parser.parseDollarQuotes(text, at));
            case '(' -> {
                parentheses++;
                at++;
            }
            case ')' -> {
                parentheses = Math.max(0, parentheses - 1);
                at++;
            }
            default -> {
                if (Character.isLetter(c) || c == '_') {
                    word();
                } else {
                    at++;
                }
            }
        }
    }

    // Only the body of a routine has statements inside a statement; a CASE in it has an END of its own.
    private void word() {
        int from = at;
        while (at < text.length && (Character.isLetterOrDigit(text[at]) || text[at] == '_' || text[at] == '$')) {
            at++;
        }
        String word = new String(text, from, at - from).toUpperCase(Locale.ROOT);
        words++;
        creates |= words == 1 && word.equals("CREATE");
        // CREATE [OR REPLACE] FUNCTION: the second or the fourth word.
        routine |= creates && words <= 4 && WITH_BODY.contains(word);
        if (routine && parentheses == 0) {
            if (word.equals("BEGIN") || (word.equals("CASE") && blocks > 0)) {
                blocks++;
            } else if (word.equals("END") && blocks > 0) {
                blocks--;
            }
        }
    }

    private int past(int last) {
        return Math.min(last + 1, text.length);
    }
}
