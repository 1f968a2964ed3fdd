package io.fraiseql.server;

import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.DatabaseConfig;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.isolation.Finding;
import io.fraiseql.tenancy.isolation.IsolationInspection;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The API as the database bears it out: every declaration fits the catalog, and the database keeps tenants apart in what is served. */
record ServedApi(LoadedApi loaded) {
    private static final Logger LOG = LoggerFactory.getLogger(ServedApi.class);

    /**
     * Loads and inspects.
     *
     * @throws StartException when the database is away, or would let one tenant see another
     * @throws io.fraiseql.graphql.SchemaException when the API does not fit the catalog
     */
    static ServedApi load(List<Class<?>> apis, DatabaseConfig database, String tenantColumn) {
        try (Connection connection = connect(database.url())) {
            var served = new ServedApi(ApiLoader.load(apis, connection, tenantColumn));
            served.inspect(connection, tenantColumn);
            return served;
        } catch (SQLException e) {
            throw new StartException(
                    "the database at " + database.url() + " cannot be read: " + e.getMessage()
                            + "; start when it is there, or correct database.url",
                    e);
        }
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

    private void inspect(Connection connection, String tenantColumn) throws SQLException {
        List<Finding> findings = IsolationInspection.inspect(connection, relations(), tenantColumn);
        for (Finding finding : findings) {
            if (!finding.refusesStart()) {
                LOG.warn("{}: {} Mend it with\n{}", finding.object(), finding.message(), finding.fix());
            }
        }
        String refusals = findings.stream()
                .filter(Finding::refusesStart)
                .map(finding -> "\n\n[" + finding.check() + "] " + finding.object() + ": " + finding.message() + "\n"
                        + finding.fix().indent(4).stripTrailing())
                .collect(Collectors.joining());
        if (!refusals.isEmpty()) {
            throw new StartException("the database does not keep tenants apart, so nothing is served. What is wrong,"
                    + " and the SQL that mends it:" + refusals);
        }
    }

    private Set<RelationName> relations() {
        Stream<Source> ofTypes =
                api().types().values().stream().map(ObjectType::source).flatMap(Optional::stream);
        Stream<Source> ofOperations = operations().flatMap(operation -> switch (operation) {
            case Operation.SourceList list when !list.crossTenant() -> Stream.of(list.source());
            case Operation.SourceOne one when !one.crossTenant() -> Stream.of(one.source());
            default -> Stream.<Source>empty();
        });
        return Stream.concat(ofTypes, ofOperations)
                .map(source -> new RelationName(source.schema(), source.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Stream<Operation> operations() {
        return Stream.concat(api().queries().values().stream(), api().mutations().values().stream());
    }

    private Api api() {
        return loaded.api();
    }

    private static Connection connect(ConnectionUrl url) throws SQLException {
        var properties = new Properties();
        url.parameters().forEach(properties::setProperty);
        url.user().ifPresent(user -> properties.setProperty("user", user));
        url.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }
}
