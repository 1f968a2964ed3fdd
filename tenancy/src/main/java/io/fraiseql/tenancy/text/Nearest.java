package io.fraiseql.tenancy.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The word that was probably meant: the one with the fewest insertions, deletions, replacements and swaps of
 * neighbours. Of several, it is the first in the alphabet.
 */
public final class Nearest {
    private Nearest() {}

    /** The nearest word, when no more than a third of what was written has to change. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        return candidates.stream()
                .map(candidate -> new Candidate(candidate, distance(word, candidate), word.length()))
                .filter(Candidate::isNear)
                .min(Candidate.ORDER)
                .map(Candidate::word);
    }

    /**
     * The nearest name in any case of letters, when no more than a third of the longer one has to change. It is for
     * names that Java and SQL write differently, such as {@code authorId} and {@code author_id}.
     */
    public static Optional<String> inAnyCase(String name, Collection<String> candidates) {
        return candidates.stream()
                .map(candidate -> new Candidate(
                        candidate,
                        distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT)),
                        Math.max(name.length(), candidate.length())))
                .filter(Candidate::isNear)
                .min(Candidate.ORDER)
                .map(Candidate::word);
    }

    /** {@code "; did you mean title?"} of the nearest name in any case, or nothing when none is near. */
    public static String hint(String name, Collection<String> candidates) {
        return inAnyCase(name, candidates)
                .map(near -> "; did you mean " + near + "?")
                .orElse("");
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

    private record Candidate(String word, int distance, int length) {
        static final Comparator<Candidate> ORDER =
                Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::word);

        boolean isNear() {
            return distance <= Math.max(1, length / 3);
        }
    }
}
