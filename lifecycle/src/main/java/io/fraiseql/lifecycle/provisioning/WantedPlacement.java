package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.PlacementKind;
import java.util.Objects;
import java.util.Optional;

/** Where somebody wants a new tenant to live. */
public sealed interface WantedPlacement {
    /** The kind of place. */
    PlacementKind kind();

    /** In the tables that tenants share. */
    record SharedRows() implements WantedPlacement {
        @Override
        public PlacementKind kind() {
            return PlacementKind.ROW;
        }

        @Override
        public String toString() {
            return kind().word();
        }
    }

    /** In a schema of its own. */
    record OwnSchema() implements WantedPlacement {
        @Override
        public PlacementKind kind() {
            return PlacementKind.SCHEMA;
        }

        @Override
        public String toString() {
            return kind().word();
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
        public PlacementKind kind() {
            return PlacementKind.DATABASE;
        }

        @Override
        public String toString() {
            return kind().word() + server.map(name -> "=" + name).orElse("");
        }
    }

    /**
     * Reads {@code row}, {@code schema}, {@code database} or {@code database=server}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static WantedPlacement parse(String text) {
        if (text.matches("database=.+")) {
            return new OwnDatabase(Optional.of(text.substring("database=".length())));
        }
        PlacementKind kind = PlacementKind.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' is no placement; it is row, schema, database or database=SERVER"));
        return switch (kind) {
            case ROW -> new SharedRows();
            case SCHEMA -> new OwnSchema();
            case DATABASE -> new OwnDatabase(Optional.empty());
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
}
