package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of the blog. Where several tenants share the tables their rows lie between each other, as they do when all
 * of them write. With as many posts as comments go into, a tenant's rows are the same wherever they lie.
 *
 * @param script the SQL that makes them
 * @param users of each tenant, at most {@link RowIds#USERS}; likewise posts and comments
 */
record Dataset(Path script, int tenants, int users, int posts, int comments) {
    Dataset {
        Objects.requireNonNull(script, "script is null");
        if (users > RowIds.USERS || posts > RowIds.POSTS || comments > RowIds.COMMENTS) {
            throw new IllegalArgumentException("the ids of one tenant's rows would run into those of the next");
        }
    }

    /** 100 users, 100 posts and 500 comments a tenant, five to a post. */
    static Dataset full(Path script, int tenants) {
        return new Dataset(script, tenants, RowIds.USERS, RowIds.POSTS, RowIds.COMMENTS);
    }

    /** 5 users and 20 posts a tenant, for very many tenants. */
    static Dataset small(Path script, int tenants) {
        return new Dataset(script, tenants, 5, 20, 0);
    }

    /** What writes the rows of all tenants. */
    String rows() throws IOException {
        return rows(0, tenants - 1);
    }

    /** What writes the rows of one tenant. */
    String rowsOf(int tenant) throws IOException {
        return rows(tenant, tenant);
    }

    private String rows(int from, int to) throws IOException {
        String sql = Files.readString(script);
        var values = Map.ofEntries(
                Map.entry("tenant", RowIds.TENANT),
                Map.entry("user", RowIds.USER),
                Map.entry("post", RowIds.POST),
                Map.entry("comment", RowIds.COMMENT),
                Map.entry("first", RowIds.FIRST),
                Map.entry("from", from),
                Map.entry("to", to),
                Map.entry("users", users),
                Map.entry("posts", posts),
                Map.entry("comments", comments),
                Map.entry("users-apart", RowIds.USERS),
                Map.entry("posts-apart", RowIds.POSTS),
                Map.entry("comments-apart", RowIds.COMMENTS));
        for (var value : values.entrySet()) {
            sql = sql.replace("@" + value.getKey() + "@", value.getValue().toString());
        }
        return sql;
    }

    /**
     * What registers all tenants.
     *
     * @param placement {@code row}, {@code schema} or {@code database}
     * @param url an SQL expression for the URL of tenant number {@code t}
     */
    String registry(String placement, String url) {
        return """
                INSERT INTO tenant_databases (tenant_id, name, state, placement, database_url)
                SELECT '%s' || (%d + t), 'Tenant ' || t, 'active', '%s', %s FROM generate_series(0, %d) AS t;
                """.formatted(RowIds.TENANT, RowIds.FIRST, placement, url, tenants - 1);
    }
}
