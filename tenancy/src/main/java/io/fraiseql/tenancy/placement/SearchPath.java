package io.fraiseql.tenancy.placement;

/** The value of {@code search_path} that leads into one schema and nowhere else. */
public final class SearchPath {
    private SearchPath() {}

    /**
     * The path of one schema. PostgreSQL searches {@code pg_temp} first where the path does not name it, so that a
     * temporary table would hide one of the schema's.
     *
     * @param schema unquoted
     */
    public static String of(String schema) {
        return RelationName.quoteIdentifier(schema) + ", pg_temp";
    }
}
