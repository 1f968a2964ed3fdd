package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.config.TrustHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSourceTest extends ResolutionTest {
    @Test
    void theNameIsReadInAnyCase() {
        assertTenant(authenticating(TrustHeader.ALWAYS), TestRequest.anonymous().header("x-tenant-id", "a"), "a");
    }

    @ParameterizedTest
    @EnumSource(names = {"MATCHING", "ALWAYS"})
    @DisplayName("attack 3: a header that is there twice is malformed, whatever its case and even when both agree")
    void aHeaderThatIsThereTwiceIsMalformed(TrustHeader trust) {
        assertMalformed(
                authenticating(trust),
                TestRequest.token("a").header(HEADER, "a").header(HEADER, "a"));
        assertMalformed(
                authenticating(trust),
                TestRequest.token("a").header(HEADER, "a").header("x-TENANT-id", "b"));
        assertMalformed(authenticating(trust), TestRequest.token("a").header(HEADER, "a, b"));
        assertMalformed(authenticating(trust), TestRequest.token("a").header(HEADER, "a,a"));
        assertMalformed(authenticating(trust), TestRequest.token("a").header(HEADER, "a\r\n b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X_Tenant_ID", "x_tenant-id", "X-Tenant_Id"})
    @DisplayName("attack 3: a header that a proxy may take for the tenant header is malformed")
    void aLookalikeIsMalformed(String name) {
        assertMalformed(
                authenticating(TrustHeader.MATCHING), TestRequest.token("a").header(name, "a"));
        assertMalformed(
                authenticating(TrustHeader.ALWAYS),
                TestRequest.anonymous().header(HEADER, "a").header(name, "b"));
        assertTenant(authenticating(TrustHeader.NEVER), TestRequest.token("a").header(name, "b"), "a");
    }

    @Test
    void otherHeadersWithUnderscoresAreNobodysBusiness() {
        assertTenant(
                authenticating(TrustHeader.MATCHING), TestRequest.token("a").header("X_Request_ID", "7"), "a");
    }

    @Test
    @DisplayName("attack 14: a cookie and a query parameter are no sources; the request has no way to show them")
    void aCookieSaysNothing() {
        assertTenant(
                authenticating(TrustHeader.MATCHING), TestRequest.token("a").header("Cookie", "X-Tenant-ID=b"), "a");
        assertMissing(open(TrustHeader.MATCHING), TestRequest.anonymous().header("Cookie", "tenant_id=a"));
    }
}
