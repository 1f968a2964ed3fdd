package io.fraiseql.doctor.proof;

import java.util.List;

/** What became of one question to the solver. */
sealed interface Verdict {
    /** No row of another tenant passes, whatever its columns and the session's variables are. */
    record Proven() implements Verdict {}

    /**
     * A row of another tenant passes.
     *
     * @param row what is particular about the row, such as {@code status 'public'}; empty when any row passes
     * @param session what is particular about the session, such as {@code app.user_role = 'admin'}
     * @param opener who can bring the session about
     */
    record Leak(List<String> row, List<String> session, Opener opener) implements Verdict {
        public Leak {
            row = List.copyOf(row);
            session = List.copyOf(session);
        }
    }

    /** Only rows of no tenant pass beside the session's own. */
    record NullTenant() implements Verdict {}

    /**
     * It depends on something that could not be read.
     *
     * @param constructs what that is
     */
    record Unproven(List<String> constructs) implements Verdict {
        public Unproven {
            constructs = List.copyOf(constructs);
        }
    }

    /** Who can bring a session about in which a row leaks. */
    enum Opener {
        /** Every session is one. */
        ANYBODY,
        /** Whoever can set a variable that no verified claim fills. */
        SETTER,
        /** Only who has a token with a certain claim. */
        CLAIM
    }
}
