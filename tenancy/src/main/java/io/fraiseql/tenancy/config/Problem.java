package io.fraiseql.tenancy.config;

import java.util.Comparator;
import java.util.Objects;

/**
 * One mistake in a configuration file.
 *
 * @param line counted from 1; 0 when the mistake has no place in the file
 * @param column counted from 1; 0 when the mistake has no place in the file
 * @param message what is wrong and what would be right; never a secret
 */
public record Problem(int line, int column, String message) implements Comparable<Problem> {
    private static final Comparator<Problem> IN_FILE_ORDER = Comparator.comparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    public Problem {
        Objects.requireNonNull(message, "message is null");
    }

    @Override
    public int compareTo(Problem other) {
        return IN_FILE_ORDER.compare(this, other);
    }

    String in(String fileName) {
        return line == 0 ? fileName + ": " + message : fileName + ":" + line + ":" + column + ": " + message;
    }
}
