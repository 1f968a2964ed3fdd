package io.fraiseql.isolation.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What names mean at one place of a tree.
 *
 * @param ranges the relations that are read at this level, by their place in the range table
 * @param outer the level around a subquery
 * @param arguments what a function was called with
 * @param columns what a subquery yields, for the condition that compares it
 * @param testedValue what a {@code CASE} compares
 * @param next numbers the rows of subqueries throughout a policy
 */
record Scope(
        Map<Integer, Range> ranges,
        @Nullable Scope outer,
        List<Expression> arguments,
        List<Expression> columns,
        @Nullable Expression testedValue,
        AtomicInteger next) {
    private static final int EXTERNAL = 0;
    private static final int SUBLINK = 2;

    /** A row: which one, and of which relation. */
    record Range(int number, long relation) {}

    static Scope of(long table) {
        return new Scope(Map.of(1, new Range(0, table)), null, List.of(), List.of(), null, new AtomicInteger(1));
    }

    /** A subquery's inside. */
    Scope subquery(Map<Integer, Long> relations) {
        var inner = new HashMap<Integer, Range>();
        relations.forEach((place, relation) -> inner.put(place, new Range(next.getAndIncrement(), relation)));
        return new Scope(Map.copyOf(inner), this, arguments, List.of(), null, next);
    }

    /** A function's inside: it sees its arguments and nothing else. */
    Scope function(List<Expression> values) {
        return new Scope(Map.of(), null, List.copyOf(values), List.of(), null, next);
    }

    /** The place where a subquery's columns are compared. */
    Scope comparing(List<Expression> yielded) {
        return new Scope(ranges, outer, arguments, List.copyOf(yielded), testedValue, next);
    }

    Scope testing(Expression value) {
        return new Scope(ranges, outer, arguments, columns, value, next);
    }

    Scope up(int levels) {
        Scope scope = this;
        for (int i = 0; i < levels; i++) {
            if (scope.outer == null) {
                throw new UnreadableTree("a column of a level that is not there");
            }
            scope = scope.outer;
        }
        return scope;
    }

    Optional<Range> range(int place) {
        return Optional.ofNullable(ranges.get(place));
    }

    Expression parameter(int number, int kind) {
        List<Expression> values = switch (kind) {
            case EXTERNAL -> arguments;
            case SUBLINK -> columns;
            default -> List.of();
        };
        if (number < 1 || number > values.size()) {
            throw new UnreadableTree("a parameter of kind " + kind);
        }
        return values.get(number - 1);
    }

    Expression tested() {
        if (testedValue == null) {
            throw new UnreadableTree("a CASE without a value");
        }
        return testedValue;
    }
}
