package io.fraiseql.server.startup;

import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.check.Inspection;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The API as the database bears it out: every declaration fits the catalog, and the database keeps tenants apart in
 * what is served.
 *
 * @param inspection what it had to pass, and what tenants' own databases have to
 * @param behindPooler whether a connection pooler stands in front of that database
 */
record ServedApi(LoadedApi loaded, StartupInspection inspection, boolean behindPooler) {
    private static final Logger LOG = LoggerFactory.getLogger(ServedApi.class);

    /**
     * Why a tenant's own database must not be served from, and what mends it; empty when all is well. What the database
     * of another tenant has shown at start says nothing of this one.
     *
     * @param connection of the role that serves there
     */
    Optional<String> objection(Connection connection) throws SQLException {
        Stream<Finding> findings = Stream.concat(
                        new Inspection.Api(relations(Optional.empty()), tenantColumn(), false).run(connection).stream(),
                        inspection.inspectOwnDatabase(connection).stream())
                // What is not there leaks nothing; a query that reads it says what is missing, and the others
                // are served.
                .filter(finding -> finding.rule() != Rule.T1);
        IsolationVerdict verdict = inspection.verdict(findings, "fraiseql doctor --own-database");
        verdict.accepted().ifPresent(LOG::info);
        return verdict.refusals().map(refusals -> "What is wrong, and what mends it:" + refusals);
    }

    /**
     * Refuses a query that could only fail, before anybody asks it.
     *
     * @throws StartException with the names of queries across tenants, where there is nothing for them to read, or
     *     no role
     */
    void refuseUnservableCrossTenantQueries() {
        String names = api().queries().values().stream()
                .filter(Operation::crossTenant)
                .map(Operation::name)
                .sorted()
                .collect(Collectors.joining(", "));
        Strategy strategy = strategy();
        if (names.isEmpty()) {
            return;
        }
        if (!strategy.sharesTables()) {
            throw new StartException("@CrossTenant queries read the tables that tenants share, and under"
                    + " multitenancy.strategy = \"" + strategy.name().toLowerCase(Locale.ROOT)
                    + "\" they share none: " + names
                    + ". Move them to an interface in a file of its own and do not serve it here, or remove them");
        }
        if (inspection.config().database().adminUrl().isEmpty()) {
            throw new StartException("@CrossTenant queries read as a role that policies do not bind, and"
                    + " database.admin_url, which names it, is not set: " + names
                    + ". Set it, or remove them");
        }
    }

    /** A caller who may do all that the API has; nobody can show such a token, it serves to explain. */
    Identity unrestrictedCaller() {
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

    /**
     * What is wrong with the sources, also where the role finds none, or reads through a view what it may not
     * touch itself.
     */
    List<Finding> inspect(CatalogSample.Open sample) throws SQLException {
        Set<RelationName> relations = relations(sample.schema());
        return new Inspection.Api(relations, tenantColumn(), strategy().sharesTables()).run(sample.connection());
    }

    /** What is wrong with the role that serves, while there is no place to look at. */
    List<Finding> inspectRole(CatalogSample.Open database) throws SQLException {
        return new Inspection.Api(Set.of(), tenantColumn(), false).run(database.connection());
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

    /** The schemas that sources name. */
    Set<String> schemas() {
        return relations(Optional.empty()).stream()
                .flatMap(relation -> relation.schema().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Operation> operations() {
        return Stream.concat(api().queries().values().stream(), api().mutations().values().stream());
    }

    private Strategy strategy() {
        return inspection.config().multitenancy().strategy();
    }

    private String tenantColumn() {
        return inspection.config().multitenancy().tenantColumn();
    }

    private Api api() {
        return loaded.api();
    }
}
