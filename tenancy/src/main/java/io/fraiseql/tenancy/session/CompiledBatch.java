package io.fraiseql.tenancy.session;

import java.util.List;

/** Statements made ready to run in one round trip, by {@link TenantSessions#compile}. Immutable; keep it with the plan. */
public final class CompiledBatch {
    private final List<String> statements;
    private final String begin;
    private final String text;
    private final String textWithSchema;

    CompiledBatch(List<String> statements, String begin, String text, String textWithSchema) {
        this.statements = List.copyOf(statements);
        this.begin = begin;
        this.text = text;
        this.textWithSchema = textWithSchema;
    }

    /** The whole transaction as one text. */
    String text(boolean withSchema) {
        return withSchema ? textWithSchema : text;
    }

    /** How the transaction begins. */
    String begin() {
        return begin;
    }

    /** The statements one by one. */
    List<String> each() {
        return statements;
    }

    /** How many statements the caller gave. */
    public int statements() {
        return statements.size();
    }
}
