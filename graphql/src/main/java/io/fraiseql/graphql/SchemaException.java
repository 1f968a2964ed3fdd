package io.fraiseql.graphql;

import java.util.List;
import java.util.stream.Collectors;

/** An API that cannot be served as it is declared. Carries every mistake that was found, not only the first. */
public final class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public SchemaException(List<Mistake> mistakes) {
        super(message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** Every mistake, in the order of the declarations. Unmodifiable. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    private static String message(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(Mistake::toString)
                .collect(Collectors.joining(
                        "\n  ",
                        mistakes.size() == 1
                                ? "1 mistake in the API:\n  "
                                : mistakes.size() + " mistakes in the API:\n  ",
                        ""));
    }

    /**
     * One mistake.
     *
     * @param element where it stands: {@code Blog.java: record Post, component titel}
     * @param message what is wrong, and the remedy
     */
    public record Mistake(String element, String message) {
        @Override
        public String toString() {
            return element + ": " + message;
        }
    }
}
