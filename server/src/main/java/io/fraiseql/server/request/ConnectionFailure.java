package io.fraiseql.server.request;

/** The connection failed while the request was read: nobody is there to answer, or HTTP answers by itself. */
public final class ConnectionFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RuntimeException reason;

    /** @param reason what the web server threw, or would have */
    public ConnectionFailure(RuntimeException reason) {
        super(reason.getMessage(), reason, false, false);
        this.reason = reason;
    }

    /** What the web server threw, and knows how to handle. */
    public RuntimeException reason() {
        return reason;
    }
}
