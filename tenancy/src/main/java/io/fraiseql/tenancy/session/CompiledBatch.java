package io.fraiseql.tenancy.session;

/** Statements made ready to run in one round trip, by {@link TenantSessions#compile}. Immutable; keep it with the plan. */
public final class CompiledBatch {
    private final String text;
    private final int statements;

    CompiledBatch(String text, int statements) {
        this.text = text;
        this.statements = statements;
    }

    String text() {
        return text;
    }

    /** How many statements the caller gave. */
    public int statements() {
        return statements;
    }
}
