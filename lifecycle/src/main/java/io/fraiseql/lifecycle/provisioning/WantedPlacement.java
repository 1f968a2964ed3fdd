package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.config.Strategy;
import java.util.Objects;
import java.util.Optional;

/** Where somebody wants a new tenant to live. */
public sealed interface WantedPlacement {
    /** In the tables that tenants share. */
    record SharedRows() implements WantedPlacement {
        @Override
        public String toString() {
            return "row";
        }
    }

    /** In a schema of its own. */
    record OwnSchema() implements WantedPlacement {
        @Override
        public String toString() {
            return "schema";
        }
    }

    /**
     * In a database of its own.
     *
     * @param server the name of the server in {@code [multitenancy.servers]}; empty for the server of
     *     {@code database.url}
     */
    record OwnDatabase(Optional<String> server) implements WantedPlacement {
        public OwnDatabase {
            Objects.requireNonNull(server, "server is null");
        }

        @Override
        public String toString() {
            return "database" + server.map(name -> "=" + name).orElse("");
        }
    }

    /**
     * Reads {@code row}, {@code schema}, {@code database} or {@code database=server}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static WantedPlacement parse(String text) {
        return switch (text) {
            case "row" -> new SharedRows();
            case "schema" -> new OwnSchema();
            case "database" -> new OwnDatabase(Optional.empty());
            default -> {
                if (text.matches("database=.+")) {
                    yield new OwnDatabase(Optional.of(text.substring("database=".length())));
                }
                throw new IllegalArgumentException(
                        "'" + text + "' is no placement; it is row, schema, database or database=SERVER");
            }
        };
    }

    /** Where a tenant lives when nobody says. */
    static WantedPlacement usual(Strategy strategy) {
        return switch (strategy) {
            case ROW, HYBRID -> new SharedRows();
            case SCHEMA -> new OwnSchema();
            case DATABASE -> new OwnDatabase(Optional.empty());
        };
    }

    /** Whether tenants may live there under a strategy. */
    default boolean fits(Strategy strategy) {
        return switch (strategy) {
            case HYBRID -> true;
            case ROW -> this instanceof SharedRows;
            case SCHEMA -> this instanceof OwnSchema;
            case DATABASE -> this instanceof OwnDatabase;
        };
    }
}
