package io.fraiseql.graphql.model;

import java.util.Objects;

/**
 * A column of a source, as the catalog has it.
 *
 * @param name unquoted
 * @param sqlType the type as SQL would write it in a cast, qualified and quoted where it must be: {@code uuid}, {@code
 *     public.post_status}, {@code text[]}
 * @param base the catalog's name of the type below domains and arrays: {@code uuid}, {@code int4}, {@code timestamptz};
 *     {@code enum} for every enum type
 * @param array whether it is an array
 * @param notNull whether the column is known to hold no null; a view's columns are not
 */
public record Column(String name, String sqlType, String base, boolean array, boolean notNull) {
    public Column {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(sqlType, "sqlType is null");
        Objects.requireNonNull(base, "base is null");
    }
}
