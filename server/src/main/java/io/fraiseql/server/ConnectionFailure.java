package io.fraiseql.server;

/** The connection failed while the request was read: nobody is there to answer, or HTTP answers by itself. */
final class ConnectionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    ConnectionFailure(RuntimeException reason) {
        super(reason.getMessage(), reason, false, false);
        this.reason = reason;
    }

    /** What the web server threw, and knows how to handle. */
    RuntimeException reason() {
        return reason;
    }
}
