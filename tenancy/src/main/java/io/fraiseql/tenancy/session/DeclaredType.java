package io.fraiseql.tenancy.session;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code ?} is said to be when it is sent. PostgreSQL reads the text of a declared type once, when it is bound;
 * that of any other is {@code varchar}, and the cast in the statement reads it again for each row that it is compared
 * with, unless an index does the comparing.
 *
 * <p>Only types that have the same number in every database are declared, and the driver knows those: it would ask the
 * server for the number of an enum or a domain in the middle of the transaction.
 *
 * @param name as the driver spells it; null for {@code varchar}
 */
public record DeclaredType(@Nullable String name) {
    /** Text, and all that a cast in the statement makes of it. */
    public static final DeclaredType TEXT = new DeclaredType(null);

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("uuid", "uuid"),
            Map.entry("boolean", "bool"),
            Map.entry("smallint", "int2"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("int8", "int8"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("numeric", "numeric"),
            Map.entry("date", "date"),
            Map.entry("time without time zone", "time"),
            Map.entry("time with time zone", "timetz"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timestamp with time zone", "timestamptz"));

    private static final String ARRAY = "[]";

    /**
     * What to declare for a type.
     *
     * @param sqlType as {@code format_type} spells it, {@code []} behind it for an array
     */
    public static DeclaredType of(String sqlType) {
        Objects.requireNonNull(sqlType, "sqlType is null");
        boolean array = sqlType.endsWith(ARRAY);
        String name = NAMES.get(array ? sqlType.substring(0, sqlType.length() - ARRAY.length()) : sqlType);
        return name == null ? TEXT : new DeclaredType(array ? "_" + name : name);
    }

    @Override
    public String toString() {
        return name == null ? "varchar" : name;
    }
}
