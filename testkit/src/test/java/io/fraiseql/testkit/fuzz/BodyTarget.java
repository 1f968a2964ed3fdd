package io.fraiseql.testkit.fuzz;

import io.fraiseql.testkit.FuzzedServer;

/**
 * The body of a request, with document and variables: whatever it is, the answer is JSON, and no failure of the
 * server's own.
 */
public final class BodyTarget {
    private static final FuzzedServer SERVER = FuzzedServer.start();

    private BodyTarget() {}

    /** Has the server started by the time that inputs are timed. */
    public static void fuzzerInitialize() {}

    public static void fuzzerTestOneInput(byte[] input) {
        SERVER.ask(input);
    }
}
