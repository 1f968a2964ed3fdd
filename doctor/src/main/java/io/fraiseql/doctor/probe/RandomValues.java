package io.fraiseql.doctor.probe;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Values for columns that have to have one, as text that PostgreSQL casts; each different from what is there, as far as
 * its type allows.
 */
final class RandomValues {
    private static final int SMALL = 30_000;

    private final RandomGenerator random;

    RandomValues(RandomGenerator random) {
        this.random = random;
    }

    /** A value; empty for a type that nothing is known of. */
    Optional<String> value(ProbeTable.Column column) {
        if (column.label().isPresent()) {
            return column.label();
        }
        if (column.base().endsWith("[]")) {
            return Optional.of("{}");
        }
        return switch (column.base()) {
            case "uuid" -> Optional.of(new UUID(random.nextLong(), random.nextLong()).toString());
            case "text", "character varying", "character", "name", "citext" -> Optional.of(text(column));
            case "smallint" -> Optional.of(Integer.toString(random.nextInt(1, SMALL)));
            case "integer" -> Optional.of(Integer.toString(random.nextInt(1, Integer.MAX_VALUE)));
            case "bigint" -> Optional.of(Long.toString(random.nextLong(1, Long.MAX_VALUE)));
            case "numeric", "real", "double precision" -> Optional.of("1");
            case "boolean" -> Optional.of("true");
            case "date", "timestamp without time zone", "timestamp with time zone", "time without time zone" ->
                Optional.of("now");
            case "interval" -> Optional.of("1 day");
            case "json", "jsonb" -> Optional.of("{}");
            case "bytea" -> Optional.of("\\x00");
            case "inet", "cidr" -> Optional.of("127.0.0.1");
            default -> Optional.empty();
        };
    }

    private String text(ProbeTable.Column column) {
        String text = Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong());
        return column.length() > 0 && column.length() < text.length() ? text.substring(0, column.length()) : text;
    }
}
