package io.fraiseql.tenancy.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * The word that was probably meant: the one with the fewest insertions, deletions, replacements and swaps
 * of neighbours.
 */
final class Nearest {
    private Nearest() {}

    static Optional<String> to(String word, Collection<String> candidates) {
        int tolerance = Math.max(1, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= tolerance)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    static int distance(String a, String b) {
        int[] beforePrevious = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[b.length()];
    }
}
