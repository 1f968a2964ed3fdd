package io.fraiseql.server.request;

/** The steps of the corridor, in their order. The names stand in logs, in the audit and in {@code Server-Timing}. */
public enum Step {
    AUTHENTICATE("authenticate"),
    READ("read"),
    RESOLVE("resolve"),
    ADMIT("admit"),
    PLAN("plan"),
    SESSION("session"),
    WRITE("write");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    /** The name as logs and headers have it. */
    public String label() {
        return label;
    }
}
