package io.fraiseql.lifecycle.migration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A migration's version: whole numbers, compared one by one, so that 2 comes before 2.1 and 2.1 before 10. Zeros at the
 * end say nothing: 1.0 is 1.
 */
record MigrationVersion(List<BigInteger> numbers) implements Comparable<MigrationVersion> {
    static final String SHAPE = "\\d{1,18}(?:[._]\\d{1,18})*";
    private static final Pattern SEPARATOR = Pattern.compile("[._]");

    MigrationVersion {
        var significant = new ArrayList<>(numbers);
        while (significant.size() > 1 && significant.getLast().signum() == 0) {
            significant.removeLast();
        }
        if (significant.isEmpty()) {
            throw new IllegalArgumentException("a version has at least one number");
        }
        numbers = List.copyOf(significant);
    }

    /**
     * Reads {@code 1}, {@code 007}, {@code 2.1} or {@code 2_1}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static MigrationVersion parse(String text) {
        if (!text.matches(SHAPE)) {
            throw new IllegalArgumentException("no version: " + text);
        }
        return new MigrationVersion(
                SEPARATOR.splitAsStream(text).map(BigInteger::new).toList());
    }

    @Override
    public int compareTo(MigrationVersion other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int order = number(i).compareTo(other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private BigInteger number(int index) {
        return index < numbers.size() ? numbers.get(index) : BigInteger.ZERO;
    }

    /** The canonical text, which {@link #parse} reads. */
    @Override
    public String toString() {
        return numbers.stream().map(BigInteger::toString).collect(Collectors.joining("."));
    }
}
