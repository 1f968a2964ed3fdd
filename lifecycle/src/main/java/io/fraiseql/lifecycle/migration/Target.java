package io.fraiseql.lifecycle.migration;

import io.fraiseql.tenancy.config.ConnectionUrl;
import java.util.List;
import java.util.Optional;

/**
 * A place that is brought up to date as one: a schema of a database.
 *
 * @param name what people call it: a tenant's id, or {@code shared}
 * @param owner the way in of the role that owns the tables
 * @param schema the tenant's schema, and nothing behind it on the path; empty for the schema in which the owner's role
 *     creates tables anyway, with the path that the role has
 * @param files what has to be applied here, in order
 * @param known all files of the project: one that was applied here once, and is no longer meant for this place, is
 *     no mystery
 */
record Target(
        String name,
        ConnectionUrl owner,
        Optional<String> schema,
        List<MigrationFile> files,
        List<MigrationFile> known) {
    static final String SHARED = "shared";

    Target {
        files = List.copyOf(files);
        known = List.copyOf(known);
    }
}
