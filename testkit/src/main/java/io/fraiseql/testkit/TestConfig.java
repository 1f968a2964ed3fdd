package io.fraiseql.testkit;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.tenancy.config.AuthConfig;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.DatabaseConfig;
import io.fraiseql.tenancy.config.DatabaseUrls;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.MultitenancyConfig;
import io.fraiseql.tenancy.config.Pooler;
import io.fraiseql.tenancy.config.ResolutionStep;
import io.fraiseql.tenancy.config.RoutingConfig;
import io.fraiseql.tenancy.config.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The project's configuration, with a test's database, address and secret in place of its own. */
final class TestConfig {
    private TestConfig() {}

    static FraiseqlConfig of(TestProject project, TestDatabase database, String secret) {
        var urls = new DatabaseUrls(url(database.app()), url(database.admin()), url(database.owner()));
        var config = project.file().on(urls).with("JWT_SECRET", secret).read();
        return config.with(config.server().on("127.0.0.1", 0))
                .with(database(config.database(), urls))
                .with(auth(config.auth(), secret))
                .with(byToken(config.multitenancy()))
                .with(routing(config.routing()));
    }

    private static ConnectionUrl url(DatabaseAccess access) {
        return ConnectionUrl.parse(access.url());
    }

    private static DatabaseConfig database(DatabaseConfig given, DatabaseUrls urls) {
        return new DatabaseConfig(
                urls.app(),
                given.adminUrl().map(_ -> urls.admin()),
                given.ownerUrl().map(_ -> urls.owner()),
                given.poolSize(),
                given.maxOverflow(),
                given.statementTimeout(),
                Pooler.NONE);
    }

    private static AuthConfig auth(AuthConfig given, String secret) {
        return new AuthConfig(
                Optional.of(Secret.of(secret)),
                Optional.empty(),
                given.issuer(),
                given.audience(),
                given.rolesClaim(),
                given.scopesClaim(),
                given.permissionsClaim(),
                given.clockSkew());
    }

    // A client names its tenant by its token; it has no host names to do so with.
    private static MultitenancyConfig byToken(MultitenancyConfig given) {
        if (given.resolve().contains(ResolutionStep.JWT)) {
            return given;
        }
        var steps = new ArrayList<>(List.of(ResolutionStep.JWT));
        steps.addAll(given.resolve());
        return new MultitenancyConfig(
                given.strategy(),
                steps,
                given.tenantClaim(),
                given.tenantHeader(),
                given.trustHeader(),
                given.baseDomain(),
                given.reservedSubdomains(),
                given.tenantColumn());
    }

    // Without the hosts that are allowed elsewhere it is that of the test's database.
    private static RoutingConfig routing(RoutingConfig given) {
        return new RoutingConfig(Optional.empty(), given.registryTable(), given.refreshInterval(), List.of());
    }
}
