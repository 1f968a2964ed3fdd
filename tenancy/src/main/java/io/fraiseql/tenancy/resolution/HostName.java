package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenancyException.MalformedTenant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name in a {@code Host} header: in lower case, without port and trailing dot. */
final class HostName {
    private static final Pattern NAME = Pattern.compile("([a-z0-9_-]+(?:\\.[a-z0-9_-]+)*)\\.?(?::\\d{1,5})?");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+](?::\\d{1,5})?");
    private static final int MAX_CHARS = 253 + ".:65535".length();

    private HostName() {}

    /**
     * The name; empty when there is none, or an IPv6 address in its place.
     *
     * @throws MalformedTenant for two of them, and for one that is no host: with user info, spaces, or letters that
     *     only look like ASCII
     */
    static Optional<String> of(List<String> values) {
        if (values.size() > 1) {
            throw new MalformedTenant();
        }
        if (values.isEmpty() || values.getFirst().isEmpty()) {
            return Optional.empty();
        }
        String host = values.getFirst();
        // Folding case before this test would turn U+212A, the Kelvin sign, into a k.
        if (host.length() > MAX_CHARS || host.chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw new MalformedTenant();
        }
        String folded = host.toLowerCase(Locale.ROOT);
        if (IPV6.matcher(folded).matches()) {
            return Optional.empty();
        }
        var name = NAME.matcher(folded);
        if (!name.matches()) {
            throw new MalformedTenant();
        }
        return Optional.of(name.group(1));
    }
}
