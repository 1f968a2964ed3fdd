package io.fraiseql.tenancy.session;

import java.util.List;

/**
 * Statements made ready to run in one round trip, by {@link TenantSessions#compile}. Immutable; keep it with the plan.
 */
public final class CompiledBatch {
    /** Characters; what the smallest usual buffers between client and server take together. */
    private static final int SENT_UNHEARD = 32 * 1024;

    private final List<String> statements;
    private final String text;
    private final String textWithSchema;

    CompiledBatch(List<String> statements, String text, String textWithSchema) {
        this.statements = List.copyOf(statements);
        this.text = text;
        this.textWithSchema = textWithSchema;
    }

    /** The whole transaction as one text. */
    String text(boolean withSchema) {
        return withSchema ? textWithSchema : text;
    }

    /** The statements one by one. */
    List<String> each() {
        return statements;
    }

    /**
     * Whether so much text follows the first statement that client and server might wait for each other. The server
     * stops reading when its answers are not taken, and nobody takes them while the rest is sent. Then statements go
     * one by one.
     */
    boolean mayBlock(List<List<Parameter>> parameters) {
        long size = 0;
        for (int number = 1; number < statements.size(); number++) {
            size += statements.get(number).length();
            for (Parameter parameter : parameters.get(number)) {
                if (parameter instanceof Parameter.Value(var text, var _) && text != null) {
                    size += text.length();
                }
            }
        }
        return size > SENT_UNHEARD;
    }

    /** How many statements the caller gave. */
    public int statements() {
        return statements.size();
    }
}
