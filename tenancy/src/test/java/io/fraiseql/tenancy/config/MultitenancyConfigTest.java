package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MultitenancyConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().multitenancy())
                .isEqualTo(new MultitenancyConfig(
                        Strategy.ROW,
                        List.of(ResolutionStep.JWT, ResolutionStep.SUBDOMAIN, ResolutionStep.HEADER),
                        "tenant_id",
                        "X-Tenant-ID",
                        TrustHeader.MATCHING,
                        Optional.empty(),
                        Set.of("www", "api", "admin"),
                        "tenant_id"));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [multitenancy]
                enabled = true
                strategy = "hybrid"
                resolve = ["header", "subdomain"]
                tenant_claim = "org.id"
                tenant_header = "X-Org"
                trust_header = "always"
                base_domain = "YourApp.com"
                reserved_subdomains = ["Static"]
                tenant_column = "org_id"
                """).read().multitenancy())
                .isEqualTo(new MultitenancyConfig(
                        Strategy.HYBRID,
                        List.of(ResolutionStep.HEADER, ResolutionStep.SUBDOMAIN),
                        "org.id",
                        "X-Org",
                        TrustHeader.ALWAYS,
                        Optional.of("yourapp.com"),
                        Set.of("static"),
                        "org_id"));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [multitenancy]
                enabled = false
                strategy = "rwo"
                resolve = ["jwt", "jwt", "cookie", 7]
                tenant_header = "X_Tenant_ID"
                trust_header = "${TRUST}"
                base_domain = "https://yourapp.com"
                reserved_subdomains = "www"
                tenant_column = "Tenant-Id"
                tenent_claim = "x"
                pool_size = 4
                """).with("TRUST", "s3cret").problems())
                .containsExactly(
                        "2:1: enabled = false cannot be served: without tenants nothing says whose rows are whose; remove the key",
                        "3:1: strategy: unknown value 'rwo'; it is one of row, schema, database, hybrid; did you mean 'row'?",
                        "4:1: resolve names a source twice",
                        "4:26: resolve: unknown value 'cookie'; it is one of jwt, subdomain, header",
                        "4:36: 'resolve' holds a whole number; it must be a list of strings",
                        "5:1: tenant_header: a header is named by letters, digits and -, such as X-Tenant-ID",
                        "6:1: trust_header: unknown value; it is one of matching, always, never",
                        "7:1: base_domain: a domain is written yourapp.com, without scheme, port and leading dot",
                        "8:1: 'reserved_subdomains' is a string; it must be a list of strings",
                        "9:1: tenant_column: a column is named by lower-case letters, digits and _, 63 characters at most",
                        "10:1: unknown key 'tenent_claim' in [multitenancy]; did you mean 'tenant_claim'?",
                        "11:1: unknown key 'pool_size' in [multitenancy]; it belongs in [database]");
    }

    @Test
    void resolveMustNameSomethingThatCanAnswer() {
        assertThat(Toml.of("[multitenancy]\nresolve = []").problems())
                .containsExactly("2:1: resolve is empty; name at least one of jwt, subdomain, header");
        assertThat(Toml.of("[multitenancy]\nresolve = [\"subdomain\"]").problems())
                .containsExactly(
                        "2:1: resolve names subdomain, but base_domain is not set; set it, such as \"yourapp.com\"");
    }

    @Test
    void aHeaderWithAMeaningOfItsOwnIsRefused() {
        assertThat(Toml.of("[multitenancy]\ntenant_header = \"Authorization\"").problems())
                .containsExactly(
                        "2:1: tenant_header: this header has a meaning of its own; use one such as X-Tenant-ID");
    }

    @Test
    void warningsTellWhatAChoiceGivesAway() {
        var toml = Toml.of("""
                [multitenancy]
                resolve = ["subdomain", "header"]
                base_domain = "yourapp.com"
                trust_header = "always"
                """).with("JWT_SECRET", Toml.SECRET);

        assertThat(toml.read().warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("resolve does not name jwt"))
                .anyMatch(warning -> warning.contains("trust_header is always"));
    }

    @Test
    void theConstructorRefusesWhatTheFileMayNotSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MultitenancyConfig(
                        Strategy.ROW,
                        List.of(),
                        "tenant_id",
                        "X-Tenant-ID",
                        TrustHeader.MATCHING,
                        Optional.empty(),
                        Set.of(),
                        "tenant_id"));
    }
}
