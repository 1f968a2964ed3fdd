package io.fraiseql.tenancy;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A tenant's id in its one canonical form, so that one tenant has one key in every cache, pool and log. Either a UUID in
 * lower case with dashes, or a short name of {@code [a-z0-9][a-z0-9_-]{0,54}}: short enough that a name made of it stays below PostgreSQL's 63 bytes.
 *
 * @param value the canonical form
 */
public record TenantId(String value) implements Comparable<TenantId> {
    private static final Pattern SHORT_NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,54}");
    /** What programs write when they have no id. */
    private static final Set<String> NO_NAMES = Set.of("null", "undefined", "none", "0");

    private static final Pattern UUID_ANY_CASE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    public TenantId {
        Objects.requireNonNull(value, "value is null");
        if (!SHORT_NAME.matcher(value).matches()) {
            throw new IllegalArgumentException("not a canonical tenant id");
        }
    }

    /**
     * Reads an id as a token, a header or a table gives it. An upper-case UUID is the same tenant as a lower-case one;
     * braces and {@code urn:} are refused rather than guessed at, and so is what programs write for no id at all, such as {@code null}.
     *
     * @throws TenancyException.MalformedTenant for anything that is neither a UUID nor a short name
     */
    public static TenantId parse(String text) {
        if (UUID_ANY_CASE.matcher(text).matches()) {
            return new TenantId(text.toLowerCase(Locale.ROOT));
        }
        if (SHORT_NAME.matcher(text).matches() && !NO_NAMES.contains(text)) {
            return new TenantId(text);
        }
        throw new TenancyException.MalformedTenant();
    }

    /** Whether this id is a UUID, and so fits a {@code uuid} column. */
    public boolean isUuid() {
        return UUID_ANY_CASE.matcher(value).matches();
    }

    /** The id as a UUID. @throws IllegalStateException when it is a short name */
    public UUID uuid() {
        if (!isUuid()) {
            throw new IllegalStateException("tenant id is not a UUID");
        }
        return UUID.fromString(value);
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
