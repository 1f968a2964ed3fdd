package io.fraiseql.tenancy;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * A tenant's id in its one canonical form, so that one tenant has one key in every cache, pool and log. Either a UUID
 * in lower case with dashes, or a short name of {@code [a-z0-9][a-z0-9_-]{0,54}}: short enough that a name made of it
 * stays below PostgreSQL's 63 bytes.
 *
 * @param value the canonical form
 */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final int MAX_CHARS = 55;
    private static final int UUID_CHARS = 36;
    /** What programs write when they have no id. */
    private static final Set<String> NO_NAMES = Set.of("null", "undefined", "none", "0");

    public TenantId {
        Objects.requireNonNull(value, "value is null");
        if (!isShortName(value)) {
            throw new IllegalArgumentException("not a canonical tenant id");
        }
    }

    /**
     * Reads an id as a token, a header or a table gives it. An upper-case UUID is the same tenant as a lower-case one;
     * braces and {@code urn:} are refused rather than guessed at, and so is what programs write for no id at all, such
     * as {@code null}.
     *
     * @throws TenancyException.MalformedTenant for anything that is neither a UUID nor a short name
     */
    public static TenantId parse(String text) {
        if (isUuid(text)) {
            return new TenantId(text.toLowerCase(Locale.ROOT));
        }
        if (isShortName(text) && !NO_NAMES.contains(text)) {
            return new TenantId(text);
        }
        throw new TenancyException.MalformedTenant();
    }

    /** Whether this id is a UUID, and so fits a {@code uuid} column. */
    public boolean isUuid() {
        return isUuid(value);
    }

    /**
     * The id as a UUID.
     *
     * @throws IllegalStateException when it is a short name
     */
    public UUID uuid() {
        if (!isUuid()) {
            throw new IllegalStateException("tenant id is not a UUID");
        }
        return UUID.fromString(value);
    }

    /**
     * The name of the tenant's schema, where it has one of its own. An id is short enough, and of one case, so that no
     * two tenants share one.
     */
    public String schemaName() {
        return "tenant_" + value;
    }

    // Ids are read several times a request; a regular expression for each was seen in profiles.
    private static boolean isShortName(String text) {
        if (text.isEmpty() || text.length() > MAX_CHARS || !isLowerAlphanumeric(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (!isLowerAlphanumeric(c) && c != '_' && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean isLowerAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isUuid(String text) {
        if (text.length() != UUID_CHARS) {
            return false;
        }
        for (int at = 0; at < UUID_CHARS; at++) {
            char c = text.charAt(at);
            boolean fits = switch (at) {
                case 8, 13, 18, 23 -> c == '-';
                default -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
