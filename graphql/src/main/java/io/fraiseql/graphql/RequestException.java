package io.fraiseql.graphql;

import java.util.List;

/** A request that never came to SQL: its document or its variables are wrong. Safe to show to the client. */
public final class RequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient List<Problem> problems;

    public RequestException(Kind kind, List<Problem> problems) {
        super(problems.isEmpty() ? kind.name() : problems.getFirst().message());
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** A value that does not fit where it stands. */
    public static RequestException badUserInput(String message) {
        return new RequestException(Kind.BAD_USER_INPUT, List.of(new Problem(message, List.of())));
    }

    /** What is wrong, as a whole. */
    public Kind kind() {
        return kind;
    }

    /** Every mistake that was found. Unmodifiable. */
    public List<Problem> problems() {
        return problems;
    }

    /** What is wrong, as a whole. */
    public enum Kind {
        /** Not GraphQL. */
        PARSE_FAILED("GRAPHQL_PARSE_FAILED"),
        /** GraphQL, but not of this schema, or too deep or too large. */
        VALIDATION_FAILED("GRAPHQL_VALIDATION_FAILED"),
        /** Variables or the operation's name do not fit the document. */
        BAD_USER_INPUT("BAD_USER_INPUT"),
        /** A mutation where only queries are allowed; over HTTP a 405. */
        QUERIES_ONLY("BAD_USER_INPUT");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** What {@code extensions.code} shows. */
        public String code() {
            return code;
        }
    }

    /**
     * One mistake.
     *
     * @param locations where in the document
     */
    public record Problem(String message, List<Location> locations) {
        public Problem {
            locations = List.copyOf(locations);
        }
    }

    /** A place in the document; both from 1. */
    public record Location(int line, int column) {}
}
