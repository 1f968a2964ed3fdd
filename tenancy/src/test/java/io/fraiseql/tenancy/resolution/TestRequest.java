package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.identity.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A request with headers in the order in which they came. */
record TestRequest(Identity identity, List<Map.Entry<String, String>> headers) implements TenantRequest {
    static TestRequest anonymous() {
        return new TestRequest(Identity.anonymous(), List.of());
    }

    /** With a valid token that names this tenant. */
    static TestRequest token(String tenant) {
        return new TestRequest(identity(Optional.of(tenant)), List.of());
    }

    /** With a valid token that names none. */
    static TestRequest tokenWithoutClaim() {
        return new TestRequest(identity(Optional.empty()), List.of());
    }

    TestRequest header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new TestRequest(identity, more);
    }

    TestRequest host(String value) {
        return header("Host", value);
    }

    @Override
    public List<String> header(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public List<String> headerNames() {
        return headers.stream().map(Map.Entry::getKey).toList();
    }

    private static Identity identity(Optional<String> tenant) {
        return new Identity(true, tenant, Optional.of("u1"), Set.of(), Set.of(), Set.of(), Map.of("sub", "u1"));
    }
}
