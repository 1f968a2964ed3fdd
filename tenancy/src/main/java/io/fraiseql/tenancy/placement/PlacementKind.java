package io.fraiseql.tenancy.placement;

import io.fraiseql.tenancy.config.Strategy;
import java.util.Optional;

/** The kinds of {@link Placement}, by the words that the registry, the CLI and the admin API have for them. */
public enum PlacementKind {
    ROW("row"),
    SCHEMA("schema"),
    DATABASE("database");

    private final String word;

    PlacementKind(String word) {
        this.word = word;
    }

    /** The kind that a word names; empty for any other word. */
    public static Optional<PlacementKind> parse(String word) {
        return switch (word) {
            case "row" -> Optional.of(ROW);
            case "schema" -> Optional.of(SCHEMA);
            case "database" -> Optional.of(DATABASE);
            default -> Optional.empty();
        };
    }

    /** The word for it, in lower case. */
    public String word() {
        return word;
    }

    /** Whether tenants may live so under a strategy. */
    public boolean isServedBy(Strategy strategy) {
        return switch (strategy) {
            case HYBRID -> true;
            case ROW -> this == ROW;
            case SCHEMA -> this == SCHEMA;
            case DATABASE -> this == DATABASE;
        };
    }
}
