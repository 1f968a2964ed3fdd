package io.fraiseql.isolation.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a policy computes, with every name resolved. Values follow SQL: each may be NULL, and a condition may be neither
 * true nor false. Whatever is not understood is {@link Opaque}, which says what it is and promises nothing.
 */
public sealed interface Expression {
    /** The type of its value. */
    PgType type();

    /** What it is computed from, one level down. */
    List<Expression> parts();

    /** Itself and everything below. */
    default Stream<Expression> all() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(Expression::all));
    }

    /**
     * A column.
     *
     * @param range 0 for the row that the policy is asked about; other rows of subqueries have numbers of their own
     */
    record Column(int range, String name, PgType type, boolean notNull) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * A constant.
     *
     * @param literal its value as text; empty for NULL
     */
    record Constant(PgType type, Optional<String> literal) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /**
     * {@code current_setting(name, missingOk)}, a session variable.
     *
     * @param missingOk whether a variable that was never set is NULL rather than an error
     */
    record Variable(String name, boolean missingOk) implements Expression {
        @Override
        public PgType type() {
            return PgType.TEXT;
        }

        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** The role that reads or writes. */
    record CurrentUser(PgType type) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of();
        }
    }

    /** A value made one of another type; a text that is no such value is an error. */
    record Cast(Expression argument, PgType type) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }
    }

    /** An operator that compares values as mathematics does; NULL when either side is. */
    record Comparison(Operator operator, Expression left, Expression right) implements Expression {
        /** Which one. */
        public enum Operator {
            EQUAL,
            NOT_EQUAL,
            LESS,
            LESS_OR_EQUAL,
            GREATER,
            GREATER_OR_EQUAL
        }

        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** {@code IS DISTINCT FROM}: never NULL. */
    record Distinct(Expression left, Expression right) implements Expression {
        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** All of them. */
    record And(List<Expression> parts) implements Expression {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }
    }

    /** Any of them. */
    record Or(List<Expression> parts) implements Expression {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }
    }

    /** The opposite. */
    record Not(Expression argument) implements Expression {
        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }

        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }
    }

    /** {@code IS NULL}. */
    record IsNull(Expression argument) implements Expression {
        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }

        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }
    }

    /** {@code IS TRUE} or {@code IS FALSE}: never NULL. */
    record BooleanTest(Expression argument, boolean value) implements Expression {
        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }

        @Override
        public List<Expression> parts() {
            return List.of(argument);
        }
    }

    /** The first that is not NULL. */
    record Coalesce(PgType type, List<Expression> parts) implements Expression {
        public Coalesce {
            parts = List.copyOf(parts);
        }
    }

    /** NULL where both are equal, else the first. */
    record NullIf(Expression left, Expression right) implements Expression {
        @Override
        public PgType type() {
            return left.type();
        }

        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }
    }

    /** The result of the first condition that is true. */
    record Case(PgType type, List<Arm> arms, Expression otherwise) implements Expression {
        /** One condition and its result. */
        public record Arm(Expression condition, Expression result) {}

        public Case {
            arms = List.copyOf(arms);
        }

        @Override
        public List<Expression> parts() {
            return Stream.concat(
                            arms.stream().flatMap(arm -> Stream.of(arm.condition(), arm.result())),
                            Stream.of(otherwise))
                    .toList();
        }
    }

    /**
     * Whether other rows exist for which a condition holds. Which rows there are is not known; that the condition holds
     * for them is.
     *
     * @param description what SQL calls it, such as {@code EXISTS over public.tb_member}
     */
    record Exists(String description, Expression condition) implements Expression {
        @Override
        public PgType type() {
            return PgType.BOOLEAN;
        }

        @Override
        public List<Expression> parts() {
            return List.of(condition);
        }
    }

    /**
     * What could not be understood; its value may be anything.
     *
     * @param description names the construct, for people
     * @param parts what it is computed from, as far as that is known
     */
    record Opaque(String description, PgType type, List<Expression> parts) implements Expression {
        public Opaque {
            Objects.requireNonNull(description, "description is null");
            parts = List.copyOf(parts);
        }

        Opaque(String description, PgType type) {
            this(description, type, List.of());
        }
    }
}
