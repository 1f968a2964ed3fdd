package io.fraiseql.server;

import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.model.TenantColumn;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.MultitenancyConfig;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.isolation.Finding;
import io.fraiseql.tenancy.isolation.IsolationInspection;
import io.fraiseql.tenancy.placement.RelationName;
import io.fraiseql.tenancy.pool.PoolerCheck;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.Routes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API as the database bears it out: every declaration fits the catalog, and the database keeps tenants apart in what is served.
 *
 * @param gate what it had to pass, and what tenants' own databases have to
 * @param pooled whether a connection pooler stands in front of that database
 */
record ServedApi(LoadedApi loaded, IsolationGate gate, boolean pooled) {
    private static final Logger LOG = LoggerFactory.getLogger(ServedApi.class);

    /**
     * Loads and inspects. Where each tenant has a place of its own, one that is away or unfit is passed over: it costs its own tenant, when
     * the tenant comes.
     *
     * @throws StartException when the database is away, or would let one tenant see another
     * @throws io.fraiseql.graphql.SchemaException when the API does not fit the catalog
     */
    static ServedApi load(List<Class<?>> apis, IsolationGate gate, PostgresTenantRegistry registry, Routes routes) {
        Strategy strategy = gate.config().multitenancy().strategy();
        List<Reference> places = Reference.candidates(strategy, registry, routes);
        var refusals = new ArrayList<RuntimeException>();
        var away = new HashSet<ConnectionUrl>();
        for (Reference place : places) {
            if (away.contains(place.database())) {
                continue;
            }
            LOG.info("the API is compared with {}", place);
            try (Reference.Open reference = place.open();
                    var inspection = PendingInspection.begin(gate, place)) {
                return compared(apis, gate, reference, inspection);
            } catch (SQLException e) {
                away.add(place.database());
                refusals.add(new StartException(
                        "the database at " + place + " cannot be read: " + e.getMessage()
                                + "; start when it is there, or correct database.url",
                        e));
            } catch (StartException | SchemaException e) {
                refusals.add(e);
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

    private static ServedApi compared(
            List<Class<?>> apis, IsolationGate gate, Reference.Open reference, PendingInspection inspection)
            throws SQLException {
        MultitenancyConfig tenants = gate.config().multitenancy();
        var column = new TenantColumn(tenants.tenantColumn(), need(tenants.strategy()));
        LoadedApi loaded = reference.read(connection -> ApiLoader.load(apis, connection, column));
        var served = new ServedApi(loaded, gate, PoolerCheck.standsBefore(reference.connection()));
        Stream<Finding> ofServed = served.inspect(reference).stream();
        IsolationGate.Examined examined = inspection.join();
        gate.verdict(Stream.concat(ofServed, examined.findings().stream()), examined.command())
                .pass();
        return served;
    }

    /**
     * Why a tenant's own database must not be served from, and what mends it; empty when all is well. What the database of another tenant
     * has shown at start says nothing of this one.
     *
     * @param connection of the role that serves there
     */
    Optional<String> objection(Connection connection) throws SQLException {
        List<Finding> findings =
                IsolationInspection.inspectRoles(connection, relations(Optional.empty()), tenantColumn());
        return gate.verdict(findings.stream(), "fraiseql doctor --own-database")
                .refusals()
                .map(refusals -> "What is wrong, and what mends it:" + refusals);
    }

    private static TenantColumn.Need need(Strategy strategy) {
        return switch (strategy) {
            case ROW, HYBRID -> TenantColumn.Need.EVERYWHERE;
            case SCHEMA -> TenantColumn.Need.BESIDE_TENANT_SCHEMAS;
            case DATABASE -> TenantColumn.Need.NOWHERE;
        };
    }

    /** A caller who may do all that the API has; nobody can show such a token, it serves to explain. */
    Identity omnipotent() {
        var scopes = new HashSet<String>();
        var roles = new HashSet<String>();
        var permissions = new HashSet<String>();
        Stream<Access> accesses = Stream.concat(
                operations().map(Operation::access),
                api().types().values().stream()
                        .flatMap(type -> type.fields().values().stream())
                        .map(Field::access));
        accesses.forEach(access -> {
            scopes.addAll(access.scopes());
            roles.addAll(access.anyRole());
            permissions.addAll(access.permissions());
        });
        return new Identity(true, Optional.empty(), Optional.empty(), roles, scopes, permissions, Map.of());
    }

    /** What is wrong with the sources, also where the role finds none, or reads through a view what it may not touch itself. */
    private List<Finding> inspect(Reference.Open reference) throws SQLException {
        Set<RelationName> relations = relations(reference.schema());
        return switch (gate.config().multitenancy().strategy()) {
            case ROW, HYBRID -> IsolationInspection.inspect(reference.connection(), relations, tenantColumn());
            case SCHEMA, DATABASE ->
                IsolationInspection.inspectRoles(reference.connection(), relations, tenantColumn());
        };
    }

    /** @param schema where sources are that name none */
    private Set<RelationName> relations(Optional<String> schema) {
        Stream<Source> ofTypes =
                api().types().values().stream().map(ObjectType::source).flatMap(Optional::stream);
        Stream<Source> ofOperations = operations().flatMap(operation -> switch (operation) {
            case Operation.SourceList list when !list.crossTenant() -> Stream.of(list.source());
            case Operation.SourceOne one when !one.crossTenant() -> Stream.of(one.source());
            default -> Stream.<Source>empty();
        });
        return Stream.concat(ofTypes, ofOperations)
                .map(source -> new RelationName(source.schema().or(() -> schema), source.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Operation> operations() {
        return Stream.concat(api().queries().values().stream(), api().mutations().values().stream());
    }

    private String tenantColumn() {
        return gate.config().multitenancy().tenantColumn();
    }

    private Api api() {
        return loaded.api();
    }
}
