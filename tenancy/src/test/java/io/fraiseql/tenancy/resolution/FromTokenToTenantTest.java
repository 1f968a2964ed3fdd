package io.fraiseql.tenancy.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fraiseql.tenancy.TenancyException.ConflictingTenants;
import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.TenancyException.MalformedTenant;
import io.fraiseql.tenancy.TenancyException.MissingTenant;
import io.fraiseql.tenancy.TenancyException.TenantUnavailable;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Secret;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.identity.JwtAuthenticator;
import io.fraiseql.tenancy.identity.TokenMint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The way from a header to a tenant, as the configuration of the guide sets it up. Of the attacks on identification
 * these cannot apply here: 15, since no source reads {@code Origin}; 16, since no connection outlives a request; 20 in
 * the part of several identity providers, since there is one issuer; 23, since what a token grants is good until its
 * {@code exp}, which the issuer keeps short.
 */
class FromTokenToTenantTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Map<String, String> ENVIRONMENT =
            Map.of("JWT_SECRET", SECRET, "DATABASE_URL", "postgresql://app@localhost/blog");

    private final Tenants tenants = new Tenants()
            .with("a", TenantState.ACTIVE)
            .with("b", TenantState.ACTIVE)
            .with("s", TenantState.SUSPENDED);

    private Tenant tenant(String toml, List<String> authorization, TestRequest request) {
        var config = FraiseqlConfig.parse(toml, "fraiseql.toml", ENVIRONMENT);
        Authenticator authenticator =
                JwtAuthenticator.create(config.auth(), config.multitenancy().tenantClaim());
        var resolution =
                TenantResolution.create(config.multitenancy(), config.auth().isConfigured(), tenants, List.of());
        var identified = new TestRequest(authenticator.authenticate(authorization), request.headers());
        return resolution.resolve(identified, Optional.empty());
    }

    private static List<String> bearer(Map<String, Object> claims) {
        return List.of("Bearer " + TokenMint.mint(Secret.of(SECRET), claims, Duration.ofMinutes(5)));
    }

    @Test
    void theTokensClaimLeadsToTheTenant() {
        assertThat(tenant("", bearer(Map.of("tenant_id", "a")), TestRequest.anonymous())
                        .id()
                        .value())
                .isEqualTo("a");
        assertThat(tenant("", bearer(Map.of("tenant_id", "b")), TestRequest.anonymous())
                        .id()
                        .value())
                .isEqualTo("b");
        assertThatExceptionOfType(ConflictingTenants.class)
                .isThrownBy(() -> tenant(
                        "",
                        bearer(Map.of("tenant_id", "a")),
                        TestRequest.anonymous().header("X-Tenant-ID", "b")));
        assertThatExceptionOfType(TenantUnavailable.class)
                .isThrownBy(() -> tenant("", bearer(Map.of("tenant_id", "s")), TestRequest.anonymous()));
        assertThatExceptionOfType(MissingTenant.class)
                .isThrownBy(() -> tenant("", bearer(Map.of("sub", "u1")), TestRequest.anonymous()));
        assertThatExceptionOfType(MalformedTenant.class)
                .isThrownBy(() -> tenant("", bearer(Map.of("tenant_id", " ")), TestRequest.anonymous()));
    }

    @Test
    @DisplayName(
            "attack 27: an invalid token does not fall through to a header or a host, however much they are trusted")
    void anInvalidTokenDoesNotFallThrough() {
        String trusting = """
                [multitenancy]
                trust_header = "always"
                base_domain = "yourapp.com"
                """;
        var request = TestRequest.anonymous().header("X-Tenant-ID", "a").host("a.yourapp.com");
        assertThat(tenant(trusting, List.of(), request).id().value()).isEqualTo("a");

        String good = bearer(Map.of("tenant_id", "a")).getFirst();
        for (List<String> authorization : List.of(
                List.of("Bearer x.y.z"),
                List.of(good.substring(0, good.length() - 4)),
                List.of("Basic dTpw"),
                List.of(""),
                List.of(good, good))) {
            assertThatExceptionOfType(InvalidToken.class).isThrownBy(() -> tenant(trusting, authorization, request));
        }
    }
}
