package io.fraiseql.tenancy.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.TenancyException.ConflictingTenants;
import io.fraiseql.tenancy.TenancyException.MissingTenant;
import io.fraiseql.tenancy.TenancyException.TenantUnavailable;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.MultitenancyConfig;
import io.fraiseql.tenancy.config.ResolutionStep;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.config.TrustHeader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the tests of resolution share: the tenants a and b, and a configuration. */
abstract class ResolutionTest {
    static final String HEADER = "X-Tenant-ID";
    static final List<ResolutionStep> ALL = List.of(ResolutionStep.values());

    final Tenants tenants = new Tenants().with("a", TenantState.ACTIVE).with("b", TenantState.ACTIVE);

    static MultitenancyConfig config(TrustHeader trust, List<ResolutionStep> steps) {
        return new MultitenancyConfig(
                Strategy.ROW,
                steps,
                "tenant_id",
                HEADER,
                trust,
                Optional.of("yourapp.com"),
                Set.of("www", "api", "admin"),
                "tenant_id");
    }

    /** With authentication, and all sources. */
    TenantResolution authenticating(TrustHeader trust) {
        return TenantResolution.create(config(trust, ALL), true, tenants, List.of());
    }

    /** Without authentication: a development machine. */
    TenantResolution open(TrustHeader trust) {
        return TenantResolution.create(config(trust, ALL), false, tenants, List.of());
    }

    static void assertTenant(TenantResolution resolution, TestRequest request, String id) {
        assertThat(resolution.resolve(request, Optional.empty()).id()).isEqualTo(new TenantId(id));
    }

    static void assertRefused(TenantResolution resolution, TestRequest request, Class<? extends TenancyException> why) {
        assertThatExceptionOfType(why).isThrownBy(() -> resolution.resolve(request, Optional.empty()));
    }

    static void assertMissing(TenantResolution resolution, TestRequest request) {
        assertRefused(resolution, request, MissingTenant.class);
    }

    static void assertConflict(TenantResolution resolution, TestRequest request) {
        assertRefused(resolution, request, ConflictingTenants.class);
    }

    static void assertUnavailable(TenantResolution resolution, TestRequest request) {
        assertRefused(resolution, request, TenantUnavailable.class);
    }

    static void assertMalformed(TenantResolution resolution, TestRequest request) {
        assertRefused(resolution, request, TenancyException.MalformedTenant.class);
    }
}
