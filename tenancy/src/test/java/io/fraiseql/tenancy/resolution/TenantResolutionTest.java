package io.fraiseql.tenancy.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fraiseql.tenancy.TenancyException.ConflictingTenants;
import io.fraiseql.tenancy.TenancyException.MissingTenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ResolutionStep;
import io.fraiseql.tenancy.config.TrustHeader;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantResolutionTest extends ResolutionTest {
    private static final Optional<TenantId> A = Optional.of(new TenantId("a"));
    private static final Optional<TenantId> B = Optional.of(new TenantId("b"));

    @Test
    void theClaimIdentifies() {
        assertTenant(authenticating(TrustHeader.MATCHING), TestRequest.token("a"), "a");
        assertTenant(
                authenticating(TrustHeader.MATCHING),
                TestRequest.token("a").header(HEADER, "a").host("a.yourapp.com"),
                "a");
    }

    @Test
    @DisplayName("attack 1: header B with a token of A never reaches B")
    void aHeaderDoesNotOverruleTheToken() {
        var request = TestRequest.token("a").header(HEADER, "b");

        assertConflict(authenticating(TrustHeader.MATCHING), request);
        assertConflict(authenticating(TrustHeader.ALWAYS), request);
        assertTenant(authenticating(TrustHeader.NEVER), request, "a");
    }

    @Test
    @DisplayName("attack 1: host B with a token of A never reaches B")
    void aHostDoesNotOverruleTheToken() {
        assertConflict(
                authenticating(TrustHeader.MATCHING), TestRequest.token("a").host("b.yourapp.com"));
        assertConflict(
                TenantResolution.create(
                        config(TrustHeader.MATCHING, List.of(ResolutionStep.SUBDOMAIN)), true, tenants, List.of()),
                TestRequest.token("a").host("b.yourapp.com"));
    }

    @Test
    @DisplayName("attack 2: a header without any token identifies nobody, unless a gateway in front is trusted")
    void aHeaderWithoutATokenIdentifiesNobody() {
        var request = TestRequest.anonymous().header(HEADER, "a");

        assertMissing(authenticating(TrustHeader.MATCHING), request);
        assertMissing(authenticating(TrustHeader.NEVER), request);
        assertTenant(authenticating(TrustHeader.ALWAYS), request, "a");
    }

    @Test
    void aHostWithoutATokenIdentifiesNobody() {
        for (TrustHeader trust : TrustHeader.values()) {
            assertMissing(authenticating(trust), TestRequest.anonymous().host("a.yourapp.com"));
        }
    }

    @ParameterizedTest
    @EnumSource(TrustHeader.class)
    void nothingAtAllIsAMissingTenant(TrustHeader trust) {
        assertMissing(authenticating(trust), TestRequest.anonymous());
        assertMissing(authenticating(trust), TestRequest.tokenWithoutClaim());
        assertMissing(open(trust), TestRequest.anonymous().host("localhost:8080"));
    }

    @Test
    void aTokenWithoutTheClaimIsNotCompletedByWhatTheCallerChooses() {
        var resolution = authenticating(TrustHeader.MATCHING);

        assertMissing(resolution, TestRequest.tokenWithoutClaim().host("a.yourapp.com"));
        assertMissing(resolution, TestRequest.tokenWithoutClaim().header(HEADER, "a"));
        assertMissing(
                resolution, TestRequest.tokenWithoutClaim().header(HEADER, "a").host("a.yourapp.com"));
    }

    @Test
    void withoutAuthenticationEverySourceIdentifiesAndTheyMustAgree() {
        assertTenant(open(TrustHeader.MATCHING), TestRequest.anonymous().header(HEADER, "a"), "a");
        assertTenant(open(TrustHeader.MATCHING), TestRequest.anonymous().host("a.yourapp.com:8080"), "a");
        assertConflict(
                open(TrustHeader.MATCHING),
                TestRequest.anonymous().header(HEADER, "a").host("b.yourapp.com"));
        assertMissing(open(TrustHeader.NEVER), TestRequest.anonymous().header(HEADER, "a"));
    }

    @Test
    void whenResolveLeavesTheClaimOutTheHostIdentifiesHoldersOfAToken() {
        var bySubdomain = TenantResolution.create(
                config(TrustHeader.MATCHING, List.of(ResolutionStep.SUBDOMAIN)), true, tenants, List.of());

        assertTenant(bySubdomain, TestRequest.tokenWithoutClaim().host("a.yourapp.com"), "a");
        assertTenant(bySubdomain, TestRequest.token("a").host("a.yourapp.com"), "a");
        assertMissing(bySubdomain, TestRequest.anonymous().host("a.yourapp.com"));
        assertMissing(bySubdomain, TestRequest.token("a"));
    }

    @Test
    void middlewareIdentifiesHoldersOfATokenAndMustAgreeWithTheRest() {
        var resolution = authenticating(TrustHeader.MATCHING);

        assertThat(resolution.resolve(TestRequest.tokenWithoutClaim(), A).id()).isEqualTo(A.get());
        assertThat(resolution.resolve(TestRequest.token("a"), A).id()).isEqualTo(A.get());
        assertThatExceptionOfType(ConflictingTenants.class)
                .isThrownBy(() -> resolution.resolve(TestRequest.token("a"), B));
        assertThatExceptionOfType(ConflictingTenants.class)
                .isThrownBy(
                        () -> resolution.resolve(TestRequest.tokenWithoutClaim().host("b.yourapp.com"), A));
        assertThatExceptionOfType(MissingTenant.class).isThrownBy(() -> resolution.resolve(TestRequest.anonymous(), A));
        assertThat(open(TrustHeader.MATCHING)
                        .resolve(TestRequest.anonymous(), A)
                        .id())
                .isEqualTo(A.get());
    }

    @Test
    void aSourceOfTheApplicationCountsForAsMuchAsItSays() {
        for (Authority authority : Authority.values()) {
            var resolution = TenantResolution.create(
                    config(TrustHeader.MATCHING, ALL), true, tenants, List.of(new PathSource(authority)));
            var path = TestRequest.anonymous().header("X-Path", "a");
            var pathWithToken = TestRequest.tokenWithoutClaim().header("X-Path", "a");

            switch (authority) {
                case CONFIRMS -> {
                    assertMissing(resolution, path);
                    assertMissing(resolution, pathWithToken);
                }
                case IDENTIFIES_AUTHENTICATED -> {
                    assertMissing(resolution, path);
                    assertTenant(resolution, pathWithToken, "a");
                }
                case IDENTIFIES_ANYONE -> {
                    assertTenant(resolution, path, "a");
                    assertTenant(resolution, pathWithToken, "a");
                }
            }
            assertConflict(resolution, TestRequest.token("b").header("X-Path", "a"));
        }
    }

    @Test
    void aSourceOfTheApplicationOnlyConfirmsUnlessItSaysMore() {
        TenantSource silent = new TenantSource() {
            @Override
            public String name() {
                return "silent";
            }

            @Override
            public Optional<TenantId> tenant(TenantRequest request) {
                return Optional.empty();
            }
        };
        assertThat(silent.authority()).isEqualTo(Authority.CONFIRMS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t",
                "\0",
                "null",
                "undefined",
                "0",
                " a",
                "a ",
                "a\n",
                "a,b",
                "a, b",
                "a;b",
                "A",
                "*",
                "a/../b",
                "x\"; drop schema",
                "a'--",
                "tenant_a, tenant_b",
                "$user",
                "tenant.a",
                "ａ",
                "а",
                "a\u200b",
                "%61",
                "-a",
                "_a",
            })
    @DisplayName("attacks 4, 6 and 12: what is no tenant id is malformed, in the token as in the header")
    void whatIsNoTenantIdIsMalformed(String text) {
        assertMalformed(authenticating(TrustHeader.MATCHING), TestRequest.token(text));
        assertMalformed(
                authenticating(TrustHeader.ALWAYS), TestRequest.anonymous().header(HEADER, text));
        assertMalformed(open(TrustHeader.MATCHING), TestRequest.anonymous().header(HEADER, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg_temp", "pg_catalog", "public", "information_schema", "postgres"})
    @DisplayName("attack 6: the name of a schema of PostgreSQL is an id like any other, and unknown")
    void theNameOfASystemSchemaIsUnknown(String name) {
        assertUnavailable(authenticating(TrustHeader.MATCHING), TestRequest.token(name));
    }

    @Test
    @DisplayName("attack 5: a UUID in upper case is the same tenant; other spellings are malformed")
    void aUuidHasOneSpelling() {
        String id = UUID.fromString("6f1f3e9c-1111-4222-8333-abcdefabcdef").toString();
        tenants.with(id, TenantState.ACTIVE);
        var resolution = authenticating(TrustHeader.MATCHING);

        assertTenant(resolution, TestRequest.token(id.toUpperCase(java.util.Locale.ROOT)), id);
        assertTenant(resolution, TestRequest.token(id).header(HEADER, id.toUpperCase(java.util.Locale.ROOT)), id);
        assertMalformed(resolution, TestRequest.token("{" + id + "}"));
        assertMalformed(resolution, TestRequest.token("urn:uuid:" + id));
        // Without dashes it is a well-formed short name, and a tenant of that name does not exist.
        assertUnavailable(resolution, TestRequest.token(id.replace("-", "")));
    }

    @Test
    @DisplayName("attacks 7 and 8: ids that PostgreSQL would cut, and ids that differ in case, are malformed")
    void idsThatCouldCollideAreMalformed() {
        var resolution = authenticating(TrustHeader.MATCHING);

        assertUnavailable(resolution, TestRequest.token("a".repeat(55)));
        assertMalformed(resolution, TestRequest.token("a".repeat(56)));
        assertMalformed(resolution, TestRequest.token("Acme"));
    }

    @Test
    @DisplayName(
            "attack 24: a valid token of a tenant that is suspended, moved or deleted is refused, with one text for all")
    void aTokenDoesNotOutliveItsTenant() {
        var resolution = authenticating(TrustHeader.MATCHING);
        for (TenantState state : TenantState.values()) {
            tenants.with("a", state);
            if (state == TenantState.ACTIVE) {
                assertTenant(resolution, TestRequest.token("a"), "a");
            } else {
                assertUnavailable(resolution, TestRequest.token("a"));
            }
        }
        tenants.remove("a");
        assertUnavailable(resolution, TestRequest.token("a"));
        assertThat(new io.fraiseql.tenancy.TenancyException.TenantUnavailable().getMessage())
                .isEqualTo("Tenant unavailable");
    }

    @Test
    @DisplayName("attack 75: a stranger cannot tell a known tenant from an unknown one")
    void aStrangerCannotTellKnownFromUnknown() {
        var resolution = authenticating(TrustHeader.MATCHING);
        tenants.with("suspended", TenantState.SUSPENDED);

        for (String name : List.of("a", "suspended", "unknown")) {
            assertMissing(resolution, TestRequest.anonymous().host(name + ".yourapp.com"));
            assertMissing(resolution, TestRequest.anonymous().header(HEADER, name));
            assertMissing(
                    resolution, TestRequest.anonymous().header(HEADER, "a").host(name + ".yourapp.com"));
            assertConflict(resolution, TestRequest.token("b").host(name + ".yourapp.com"));
            assertConflict(resolution, TestRequest.token("b").header(HEADER, name));
        }
    }

    /** The sort of source that an application brings. */
    private record PathSource(Authority authority) implements TenantSource {
        @Override
        public String name() {
            return "path";
        }

        @Override
        public Optional<TenantId> tenant(TenantRequest request) {
            return request.header("X-Path").stream().findFirst().map(TenantId::parse);
        }
    }
}
