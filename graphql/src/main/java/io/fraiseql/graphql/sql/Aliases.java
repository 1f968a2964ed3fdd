package io.fraiseql.graphql.sql;

/** Table aliases that are unique in one statement: {@code t0}, {@code t1}, ... */
final class Aliases {
    private int next;

    String next() {
        return "t" + next++;
    }
}
