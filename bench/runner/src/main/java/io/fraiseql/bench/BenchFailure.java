package io.fraiseql.bench;

/** Ends the run with a sentence for the one who started it. */
final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        super(message);
    }
}
