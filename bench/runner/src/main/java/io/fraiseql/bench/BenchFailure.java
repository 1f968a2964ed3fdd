package io.fraiseql.bench;

/** The end of a run, with a sentence for the one who started it. */
final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BenchFailure(String message) {
        super(message);
    }
}
