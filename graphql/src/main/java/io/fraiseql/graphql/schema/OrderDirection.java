package io.fraiseql.graphql.schema;

/**
 * How rows are sorted by a field. Without a word on nulls PostgreSQL's order holds: last when ascending, first
 * when descending.
 */
enum OrderDirection {
    ASC("Ascending, nulls last"),
    DESC("Descending, nulls first"),
    ASC_NULLS_FIRST("Ascending, nulls first"),
    ASC_NULLS_LAST("Ascending, nulls last"),
    DESC_NULLS_FIRST("Descending, nulls first"),
    DESC_NULLS_LAST("Descending, nulls last");

    private final String description;

    OrderDirection(String description) {
        this.description = description;
    }

    /** The text that introspection shows. */
    String description() {
        return description;
    }
}
