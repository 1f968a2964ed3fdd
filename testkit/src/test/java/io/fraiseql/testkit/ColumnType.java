package io.fraiseql.testkit;

import java.util.List;
import java.util.random.RandomGenerator;

/** A type of column, with the few values that columns of it hold: few, so that tenants have the same ones. */
enum ColumnType {
    TEXT("text", "String", "String", true, "a", "b", "ab", "%", "A b", ""),
    INTEGER("integer", "Integer", "Int", false, "-1", "0", "1", "2"),
    BIGINT("bigint", "Long", "Long", false, "0", "1", "5000000000"),
    NUMERIC("numeric", "java.math.BigDecimal", "BigDecimal", false, "0.5", "1.25", "-3"),
    BOOLEAN("boolean", "Boolean", "Boolean", false, "true", "false"),
    UUID(
            "uuid",
            "java.util.UUID",
            "UUID",
            true,
            "aaaaaaaa-0000-4000-8000-000000000001",
            "aaaaaaaa-0000-4000-8000-000000000002"),
    DATE("date", "java.time.LocalDate", "Date", true, "2026-01-01", "2026-02-28"),
    TIMESTAMP(
            "timestamptz",
            "java.time.OffsetDateTime",
            "DateTime",
            true,
            "2026-01-01T00:00:00Z",
            "2026-06-01T12:30:00Z");

    final String sql;
    final String java;
    final String graphql;
    private final boolean quoted;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> values;

    ColumnType(String sql, String java, String graphql, boolean quoted, String... values) {
        this.sql = sql;
        this.java = java;
        this.graphql = graphql;
        this.quoted = quoted;
        this.values = List.of(values);
    }

    static ColumnType any(RandomGenerator random) {
        return values()[random.nextInt(values().length)];
    }

    /** A value as SQL writes it. */
    String sqlValue(RandomGenerator random) {
        return quoted ? "'" + any(values, random) + "'" : any(values, random);
    }

    /** A value as GraphQL writes it. */
    String graphqlValue(RandomGenerator random) {
        return quoted ? "\"" + any(values, random) + "\"" : any(values, random);
    }

    /** A filter that this type has. */
    String filter(RandomGenerator random) {
        boolean ordered = this != BOOLEAN && this != UUID;
        return switch (random.nextInt(ordered ? 8 : 4)) {
            case 0 -> "{eq: " + graphqlValue(random) + "}";
            case 1 -> "{neq: " + graphqlValue(random) + "}";
            case 2 -> "{isNull: " + random.nextBoolean() + "}";
            case 3 -> "{in: [" + graphqlValue(random) + ", " + graphqlValue(random) + "]}";
            case 4 -> "{lt: " + graphqlValue(random) + "}";
            case 5 -> "{gte: " + graphqlValue(random) + "}";
            case 6 -> "{nin: [" + graphqlValue(random) + "]}";
            default -> this == TEXT ? "{contains: " + graphqlValue(random) + "}" : "{gt: " + graphqlValue(random) + "}";
        };
    }

    static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
