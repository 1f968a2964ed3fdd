package io.fraiseql.cli.project;

import io.fraiseql.api.RequiresScope;
import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.DevelopmentTenant;
import io.fraiseql.cli.development.DevelopmentToken;
import io.fraiseql.server.admin.AdminApi;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Secret;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A project that can be served.
 *
 * @param database the development database, where the command made one
 */
public record ReadyProject(Project project, FraiseqlConfig config, Optional<DevelopmentDatabase> database) {
    private static final Duration LIFETIME = Duration.ofHours(12);

    public ReadyProject {
        Objects.requireNonNull(project, "project is null");
        Objects.requireNonNull(config, "config is null");
        Objects.requireNonNull(database, "database is null");
    }

    /**
     * The tenants of the development database, each with a token that bears these scopes.
     *
     * @throws CliFailure when the configuration has no secret to sign with
     */
    public List<DevelopmentTenant> tenants(DevelopmentDatabase of, String scope) throws SQLException {
        return of.tenants((tenant, user) -> mint(tenant, user, List.of(), scope, LIFETIME));
    }

    /** A token for the operator of the platform, who is a user of a tenant too. */
    public String operator(DevelopmentTenant tenant, String scope) {
        return mint(tenant.id(), tenant.user(), List.of("super_admin"), scope + " " + AdminApi.SCOPE, LIFETIME);
    }

    /**
     * A token that this configuration accepts.
     *
     * @throws CliFailure when the configuration has no secret to sign with
     */
    public String mint(String tenant, String user, List<String> roles, String scope, Duration lifetime) {
        var auth = config.auth();
        Secret secret = auth.jwtSecret()
                .orElseThrow(() -> new CliFailure(project.name()
                        + " has no auth.jwt_secret to sign with; set it, or JWT_SECRET. Tokens of an issuer (auth.jwks_url)"
                        + " come from that issuer alone"));
        var names = new DevelopmentToken.Claims(
                config.multitenancy().tenantClaim(),
                auth.rolesClaim(),
                auth.scopesClaim(),
                auth.issuer(),
                auth.audience());
        return new DevelopmentToken(names, tenant, user, roles, scope, lifetime).sign(secret.reveal());
    }

    /** The same project on another port. */
    public ReadyProject onPort(Optional<Port> port) {
        return port.map(other -> new ReadyProject(project, config.onPort(other.number()), database))
                .orElse(this);
    }

    /** All scopes that the operations of the API ask for, separated by spaces. */
    public String scopes() {
        var scopes = new TreeSet<String>();
        project.apis().stream()
                .flatMap(api -> Arrays.stream(api.getMethods()))
                .map(method -> method.getAnnotation(RequiresScope.class))
                .filter(Objects::nonNull)
                .forEach(required -> scopes.addAll(List.of(required.value())));
        return String.join(" ", scopes);
    }
}
