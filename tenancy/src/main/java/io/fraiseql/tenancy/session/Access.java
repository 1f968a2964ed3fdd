package io.fraiseql.tenancy.session;

/** What a transaction may do. */
enum Access {
    READ_ONLY("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
    // On a standby this fails at once, rather than at the first change.
    READ_WRITE("BEGIN READ WRITE");

    private final String begin;

    Access(String begin) {
        this.begin = begin;
    }

    String begin() {
        return begin;
    }
}
