package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.TrustHeader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubdomainSourceTest extends ResolutionTest {
    private final TenantResolution resolution = open(TrustHeader.MATCHING);

    private static TestRequest at(String host) {
        return TestRequest.anonymous().host(host);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.yourapp.com", "A.YourApp.COM", "a.yourapp.com.", "a.yourapp.com:8443", "a.yourapp.com.:80"})
    @DisplayName("attack 10: case, port and trailing dot make no difference")
    void oneHostHasManySpellings(String host) {
        assertTenant(resolution, at(host), "a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yourapp.com",
                "www.yourapp.com",
                "API.yourapp.com",
                "admin.yourapp.com.:8080",
                "localhost:8080",
                "127.0.0.1",
                "[::1]:8080",
                "[2001:db8::1]",
                "a.yourapp.com.evil.com",
                "ayourapp.com",
                "a.notyourapp.com",
                "a",
                "",
            })
    @DisplayName("attacks 10 and 11: the base domain, reserved labels, addresses and other domains say nothing")
    void whatIsNoSubdomainSaysNothing(String host) {
        tenants.with("www", TenantState.ACTIVE).with("api", TenantState.ACTIVE).with("admin", TenantState.ACTIVE);

        assertMissing(resolution, at(host));
        assertTenant(
                authenticating(TrustHeader.MATCHING), TestRequest.token("b").host(host), "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown.yourapp.com",
                "xn--cme-5cd.yourapp.com",
                "x.a.yourapp.com",
                "a.www.yourapp.com",
                "a.a.yourapp.com",
                "a_.yourapp.com"
            })
    @DisplayName("attacks 9 and 11: an unknown, a punycode and a deep subdomain name a tenant that does not exist")
    void anUnknownSubdomainIsUnavailable(String host) {
        assertUnavailable(resolution, at(host));
        assertConflict(
                authenticating(TrustHeader.MATCHING), TestRequest.token("a").host(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "а.yourapp.com",
                "ａ.yourapp.com",
                "a\u200b.yourapp.com",
                "a\u0301.yourapp.com",
                "a.yourapp.com\0",
                " a.yourapp.com",
                "a.yourapp.com ",
                "a.yourapp.com, b.yourapp.com",
                "user@a.yourapp.com",
                "http://a.yourapp.com",
                "a.yourapp.com/x",
                "a.yourapp.com:80:80",
                "a.yourapp.com:x",
                "a..yourapp.com",
                ".yourapp.com",
                "a.yourapp.com..",
                "a%2eyourapp.com",
                "[a.yourapp.com]",
            })
    @DisplayName("attacks 9 and 10: a host that only looks like one is malformed")
    void aHostThatOnlyLooksLikeOneIsMalformed(String host) {
        assertMalformed(resolution, at(host));
        assertMalformed(
                authenticating(TrustHeader.MATCHING), TestRequest.token("a").host(host));
    }

    @Test
    @DisplayName("attack 9: a letter that folds to an ASCII one is malformed, not folded")
    void aLetterThatFoldsToAsciiIsMalformed() {
        tenants.with("k", TenantState.ACTIVE);

        assertMalformed(resolution, at("\u212a.yourapp.com"));
    }

    @Test
    @DisplayName("attack 10: two Host headers are malformed, and X-Forwarded-Host is not read")
    void twoHostsAreMalformed() {
        assertMalformed(resolution, at("a.yourapp.com").host("a.yourapp.com"));
        assertTenant(resolution, at("a.yourapp.com").header("X-Forwarded-Host", "b.yourapp.com"), "a");
        assertMissing(resolution, TestRequest.anonymous().header("X-Forwarded-Host", "b.yourapp.com"));
    }

    @Test
    void aHostOfAnyLengthIsAnswered() {
        assertMalformed(resolution, at("a.".repeat(1_000_000) + "yourapp.com"));
    }

    @Test
    @DisplayName("attack 13: a subdomain that is released names nobody, and then its next owner")
    void aReleasedSubdomainNamesNobody() {
        assertTenant(resolution, at("a.yourapp.com"), "a");
        tenants.remove("a");
        assertUnavailable(resolution, at("a.yourapp.com"));
    }
}
