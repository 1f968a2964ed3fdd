package io.fraiseql.server.startup;

import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.model.TenantColumn;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.isolation.Finding;
import io.fraiseql.lifecycle.migration.MigrationException;
import io.fraiseql.lifecycle.migration.ScratchSchema;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.pool.PoolerCheck;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares an API with the tables that it reads. Where each tenant has a place of its own, one that is away or unfit is
 * passed over: it costs its own tenant, when that one comes. Before there is a tenant, the tables are those that the
 * migrations would make.
 *
 * @param inspection what the place has to pass
 * @param places where to look, best first; empty while there is no tenant who has a place
 * @param main the shared database
 * @param scratchSchema makes the tables of a tenant who is not there yet; empty where nobody knows the migrations
 */
record ApiComparison(
        List<Class<?>> apis,
        StartupInspection inspection,
        List<CatalogSample> places,
        CatalogSample main,
        Optional<ScratchSchema> scratchSchema) {
    private static final Logger LOG = LoggerFactory.getLogger(ApiComparison.class);

    /**
     * Compares and inspects.
     *
     * @throws StartException when the database is away, or would let one tenant see another
     * @throws SchemaException when the API does not fit the catalog
     */
    ServedApi served() {
        ServedApi served = places.isEmpty() ? withoutTenants() : withPlaces();
        served.refuseUnservableCrossTenantQueries();
        return served;
    }

    private ServedApi withPlaces() {
        var refusals = new ArrayList<RuntimeException>();
        var away = new HashSet<ConnectionUrl>();
        for (CatalogSample place : places) {
            if (away.contains(place.database())) {
                continue;
            }
            try {
                return with(place);
            } catch (SQLException e) {
                if (isAway(e)) {
                    away.add(place.database());
                }
                refusals.add(unreadable(place, e));
            } catch (StartException | SchemaException e) {
                refusals.add(e);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw refusals.getLast();
            }
            if (places.size() > 1) {
                LOG.warn(
                        "{} does not stand for the others: {}",
                        place,
                        refusals.getLast().getMessage());
            }
        }
        throw refusals.getFirst();
    }

    private ServedApi with(CatalogSample place) throws SQLException {
        LOG.info("the API is compared with {}", place);
        try (CatalogSample.Open sample = place.open();
                var pending = PendingInspection.begin(inspection, place)) {
            ServedApi served = served(sample.read(this::load), sample);
            pass(served, served.inspect(sample), sample, pending);
            return served;
        }
    }

    private ServedApi withoutTenants() {
        String obstacle = "";
        try {
            if (scratchSchema.isPresent()) {
                return withMigrations(scratchSchema.get());
            }
        } catch (SQLException | MigrationException e) {
            obstacle = "\nThe tables that the migrations would make cannot be tried out: " + e.getMessage();
        }
        try {
            return with(main);
        } catch (SQLException e) {
            throw unreadable(main, e);
        } catch (SchemaException e) {
            throw new StartException(
                    "there is no tenant yet, and under multitenancy.strategy = \""
                            + strategy().name().toLowerCase(Locale.ROOT)
                            + "\" each has tables of its own, so there is nothing to compare the API with. Make the"
                            + " first one, then start again:\n    fraiseql tenant create ID --name NAME --admin-email ADDRESS"
                            + obstacle
                            + "\nThe tables that database.url shows are no substitute: " + e.getMessage(),
                    e);
        }
    }

    private ServedApi withMigrations(ScratchSchema tables) throws SQLException {
        LOG.info("there is no tenant yet: the API is compared with the tables that the migrations would make for one");
        LoadedApi loaded = tables.read(this::load);
        try (CatalogSample.Open database = main.open();
                var pending = PendingInspection.begin(inspection, main)) {
            ServedApi served = served(loaded, database);
            pass(served, served.inspectRole(database), database, pending);
            return served;
        }
    }

    private void pass(ServedApi served, List<Finding> ofServed, CatalogSample.Open sample, PendingInspection pending)
            throws SQLException {
        StartupInspection.Result result = pending.join();
        var findings = new ArrayList<>(ofServed);
        findings.addAll(result.findings());
        var further = new TreeSet<>(served.schemas());
        further.removeAll(result.schemas());
        if (strategy().sharesTables() && !further.isEmpty()) {
            findings.addAll(inspection.inspectSchemas(sample.connection(), further));
        }
        inspection.verdict(findings.stream(), result.command()).pass();
    }

    private LoadedApi load(Connection connection) throws SQLException {
        return ApiLoader.load(
                apis,
                connection,
                new TenantColumn(inspection.config().multitenancy().tenantColumn(), need()));
    }

    private ServedApi served(LoadedApi loaded, CatalogSample.Open sample) throws SQLException {
        return new ServedApi(loaded, inspection, PoolerCheck.standsBefore(sample.connection()));
    }

    /** Not what a database that is there says of one of its schemas. */
    private static boolean isAway(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P") || state.startsWith("28");
    }

    private static StartException unreadable(CatalogSample place, SQLException e) {
        return new StartException(
                "the database at " + place + " cannot be read: " + e.getMessage()
                        + "; start when it is there, or correct database.url",
                e);
    }

    private Strategy strategy() {
        return inspection.config().multitenancy().strategy();
    }

    private TenantColumn.Need need() {
        return switch (strategy()) {
            case ROW, HYBRID -> TenantColumn.Need.EVERYWHERE;
            case SCHEMA -> TenantColumn.Need.BESIDE_TENANT_SCHEMAS;
            case DATABASE -> TenantColumn.Need.NOWHERE;
        };
    }
}
