package io.fraiseql.tenancy.registry;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import java.util.Locale;

/** The columns beside the id, each of which a table may lack. */
enum RegistryColumn {
    NAME("text"),
    SUBDOMAIN("text"),
    STATE(
            "text NOT NULL DEFAULT 'active' CHECK (state IN (" + RegistrySql.states() + "))",
            "has no column state, so a tenant in it is served before it is complete; add it with"),
    PLAN("text"),
    PLACEMENT("text"),
    DATABASE_URL("text"),
    DEDICATED_POOL("boolean NOT NULL DEFAULT false", "does not keep who has a pool; its owner adds it with"),
    DEDICATED_CONNECTIONS(
            "int CHECK (dedicated_connections > 0)",
            "does not keep how many connections a tenant has; its owner adds it with");

    /** The {@link #absence} of several columns, and of those without a text of their own. */
    static final String NO_PLACE = "has no place for what the tenant has; add it with";

    private final String sqlName = name().toLowerCase(Locale.ROOT);
    private final String definition;
    private final String absence;

    RegistryColumn(String definition) {
        this(definition, NO_PLACE);
    }

    RegistryColumn(String definition, String absence) {
        this.definition = definition;
        this.absence = absence;
    }

    /** The name in the catalog. */
    String sqlName() {
        return sqlName;
    }

    String quoted() {
        return quoteIdentifier(sqlName);
    }

    /** The type and constraints that {@code ADD COLUMN} takes. */
    String definition() {
        return definition;
    }

    /** The rest of a sentence that begins with the name of a table without this column, and ends before the SQL. */
    String absence() {
        return absence;
    }
}
