package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.registry.RegistryColumn.DATABASE_URL;
import static io.fraiseql.tenancy.registry.RegistryColumn.DEDICATED_CONNECTIONS;
import static io.fraiseql.tenancy.registry.RegistryColumn.DEDICATED_POOL;
import static io.fraiseql.tenancy.registry.RegistryColumn.NAME;
import static io.fraiseql.tenancy.registry.RegistryColumn.PLACEMENT;
import static io.fraiseql.tenancy.registry.RegistryColumn.PLAN;
import static io.fraiseql.tenancy.registry.RegistryColumn.STATE;
import static io.fraiseql.tenancy.registry.RegistryColumn.SUBDOMAIN;

import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.placement.PlacementKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parser of the rows of one result. Keeps one copy of each plan's name, since a hundred thousand tenants share a few.
 * Not thread-safe.
 */
final class RegistryRowParser {
    /** The plan of a tenant whose row names none. */
    static final String USUAL_PLAN = "basic";

    private static final Pattern HOST_LABEL = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Optional<DedicatedPool> USUAL_POOL = Optional.of(DedicatedPool.USUAL);
    private static final Placement SHARED_ROWS = new Placement.SharedRows();
    private static final Map<String, TenantState> STATES = Arrays.stream(TenantState.values())
            .collect(Collectors.toUnmodifiableMap(RegistryValues::state, Function.identity()));
    private static final int SHOWN_ID_LENGTH = 80;

    private final Strategy strategy;
    private final Consumer<Placement> check;
    private final Map<String, String> plans = new HashMap<>();

    /**
     * A parser.
     *
     * @param strategy decides where a tenant lives whose row does not say
     * @param check refuses a placement by IllegalArgumentException, with a reason that may be logged
     */
    RegistryRowParser(Strategy strategy, Consumer<Placement> check) {
        this.strategy = strategy;
        this.check = check;
    }

    /** Parses the current row of {@link RegistryTable#selectAll}. */
    RegistryRow parse(ResultSet row) throws SQLException {
        String idText = row.getString(1);
        TenantId id;
        try {
            id = TenantId.parse(idText == null ? "" : idText);
        } catch (TenancyException.MalformedTenant e) {
            return new RegistryRow.Invalid(
                    Optional.empty(), "its id " + shown(idText) + " is neither a UUID nor [a-z0-9][a-z0-9_-]{0,54}");
        }
        try {
            return new RegistryRow.Valid(new Tenant(
                    id,
                    name(id, text(row, NAME)),
                    subdomain(text(row, SUBDOMAIN)),
                    state(text(row, STATE)),
                    plan(text(row, PLAN)),
                    placement(id, text(row, PLACEMENT), text(row, DATABASE_URL)),
                    dedicatedPool(text(row, DEDICATED_POOL), text(row, DEDICATED_CONNECTIONS))));
        } catch (IllegalArgumentException e) {
            return new RegistryRow.Invalid(Optional.of(id), String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable String text(ResultSet row, RegistryColumn column) throws SQLException {
        return row.getString(column.sqlName());
    }

    private static String name(TenantId id, @Nullable String name) {
        return name == null || name.isBlank() ? id.value() : name;
    }

    private static Optional<String> subdomain(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        if (!HOST_LABEL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "its subdomain " + shown(text) + " is no host label: a-z, 0-9 and dashes within, 63 at most");
        }
        return Optional.of(text.toLowerCase(Locale.ROOT));
    }

    private static TenantState state(@Nullable String text) {
        TenantState state = text == null ? null : STATES.get(text.toLowerCase(Locale.ROOT));
        if (state == null) {
            throw new IllegalArgumentException("its state " + shown(text) + " is none of "
                    + STATES.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return state;
    }

    private String plan(@Nullable String text) {
        return text == null ? USUAL_PLAN : plans.computeIfAbsent(text, Function.identity());
    }

    private Placement placement(TenantId id, @Nullable String text, @Nullable String url) {
        Placement placement = stated(id, text, url);
        check.accept(placement);
        return placement;
    }

    private Placement stated(TenantId id, @Nullable String text, @Nullable String url) {
        if (text == null) {
            return switch (strategy) {
                case ROW -> SHARED_ROWS;
                case SCHEMA -> ownSchema(id);
                case DATABASE -> ownDatabase(url);
                case HYBRID -> url == null ? SHARED_ROWS : ownDatabase(url);
            };
        }
        PlacementKind kind = PlacementKind.parse(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        "its placement " + shown(text) + " is none of row, schema, database"));
        return switch (kind) {
            case ROW -> SHARED_ROWS;
            case SCHEMA -> ownSchema(id);
            case DATABASE -> ownDatabase(url);
        };
    }

    private static Optional<DedicatedPool> dedicatedPool(@Nullable String dedicated, @Nullable String connections) {
        // A boolean as text.
        if (!"true".equals(dedicated)) {
            return Optional.empty();
        }
        if (connections == null) {
            return USUAL_POOL;
        }
        if (!COUNT.matcher(connections).matches()) {
            throw new IllegalArgumentException(
                    "its dedicated_connections " + shown(connections) + " are no number of connections");
        }
        return Optional.of(new DedicatedPool(OptionalInt.of(Integer.parseInt(connections))));
    }

    private static Placement ownSchema(TenantId id) {
        return new Placement.OwnSchema(id.schemaName());
    }

    private static Placement ownDatabase(@Nullable String url) {
        if (url == null) {
            throw new IllegalArgumentException("it has a database of its own and no database_url");
        }
        // Whoever can write a row must not be able to run code through a driver option.
        ConnectionUrl.parse(url);
        return new Placement.OwnDatabase(url);
    }

    // The text comes from a table: no line break of its may start a line of the log.
    private static String shown(@Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        String cut = text.length() <= SHOWN_ID_LENGTH ? text : text.substring(0, SHOWN_ID_LENGTH) + "...";
        return "'" + cut.replaceAll("\\p{C}", "?") + "'";
    }
}
