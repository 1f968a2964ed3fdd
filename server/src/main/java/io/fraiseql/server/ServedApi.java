package io.fraiseql.server;

import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.model.TenantColumn;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.tenancy.config.MultitenancyConfig;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.isolation.Finding;
import io.fraiseql.tenancy.isolation.IsolationInspection;
import io.fraiseql.tenancy.placement.RelationName;
import io.fraiseql.tenancy.pool.PoolerCheck;
import io.fraiseql.tenancy.registry.PostgresTenantRegistry;
import io.fraiseql.tenancy.session.Routes;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * @param pooled whether a connection pooler stands in front of that database
 */
record ServedApi(LoadedApi loaded, boolean pooled) {
    private static final Logger LOG = LoggerFactory.getLogger(ServedApi.class);

    /**
     * Loads and inspects.
     *
     * @throws StartException when the database is away, or would let one tenant see another
     * @throws io.fraiseql.graphql.SchemaException when the API does not fit the catalog
     */
    static ServedApi load(List<Class<?>> apis, IsolationGate gate, PostgresTenantRegistry registry, Routes routes) {
        MultitenancyConfig tenants = gate.config().multitenancy();
        try (Reference reference = Reference.open(tenants.strategy(), registry, routes);
                PendingInspection inspection = PendingInspection.begin(gate, reference)) {
            LOG.info("the API is compared with {}", reference);
            var column = new TenantColumn(tenants.tenantColumn(), need(tenants.strategy()));
            LoadedApi loaded = reference.read(connection -> ApiLoader.load(apis, connection, column));
            var served = new ServedApi(loaded, PoolerCheck.standsBefore(reference.connection()));
            Stream<Finding> ofServed = served.inspect(reference, tenants).stream();
            IsolationGate.Examined examined = inspection.join();
            new IsolationVerdict(
                            Stream.concat(ofServed, examined.findings().stream()),
                            examined.command(),
                            gate.acknowledgements(),
                            LocalDate.now(ZoneId.systemDefault()))
                    .pass();
            return served;
        } catch (SQLException e) {
            throw new StartException(
                    "the database at " + routes.shared() + " cannot be read: " + e.getMessage()
                            + "; start when it is there, or correct database.url",
                    e);
        }
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
    private List<Finding> inspect(Reference reference, MultitenancyConfig tenants) throws SQLException {
        Set<RelationName> relations = relations(reference.schema());
        return switch (tenants.strategy()) {
            case ROW, HYBRID -> IsolationInspection.inspect(reference.connection(), relations, tenants.tenantColumn());
            case SCHEMA, DATABASE ->
                IsolationInspection.inspectRoles(reference.connection(), relations, tenants.tenantColumn());
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

    private Api api() {
        return loaded.api();
    }
}
