package io.fraiseql.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The rows of the blog: per tenant 100 users, 100 posts and 500 comments, five to a post. The tenants' rows lie between each other, as
 * they do in a table that all of them write to.
 */
record Dataset(int tenants) {
    private static final String SQL = """
            -- Foreign keys hold by construction, and a superuser passes by the policies.
            SET session_replication_role = replica;

            INSERT INTO tenant_databases (tenant_id, name, state, placement)
            SELECT '%1$s' || (%5$d + t), 'Tenant ' || t, 'active', 'row' FROM generate_series(0, %6$d - 1) AS t;

            INSERT INTO tb_user (tenant_id, id, name, email, created_at)
            SELECT ('%1$s' || (%5$d + t))::uuid, ('%2$s' || (%5$d + t * %7$d + n))::uuid,
                   'User ' || lpad(n::text, 3, '0'), 'user' || n || '@tenant' || t || '.example',
                   timestamptz '2026-01-01 08:00:00Z' + n * interval '1 hour'
            FROM generate_series(0, %7$d - 1) AS n, generate_series(0, %6$d - 1) AS t;

            INSERT INTO tb_post (tenant_id, id, user_id, title, content, published, created_at)
            SELECT ('%1$s' || (%5$d + t))::uuid, ('%3$s' || (%5$d + t * %8$d + n))::uuid,
                   ('%2$s' || (%5$d + t * %7$d + n * 7 %% %7$d))::uuid,
                   'Post ' || lpad((n * 37 %% %8$d)::text, 3, '0') || ' of tenant ' || lpad(t::text, 6, '0'),
                   repeat('What the tenant has to say. ', 7),
                   n %% 4 <> 0,
                   timestamptz '2026-02-01 08:00:00Z' + n * interval '6 hours'
            FROM generate_series(0, %8$d - 1) AS n, generate_series(0, %6$d - 1) AS t;

            INSERT INTO tb_comment (tenant_id, id, post_id, user_id, content, created_at)
            SELECT ('%1$s' || (%5$d + t))::uuid, ('%4$s' || (%5$d + t * %9$d + n))::uuid,
                   ('%3$s' || (%5$d + t * %8$d + n %% %8$d))::uuid, ('%2$s' || (%5$d + t * %7$d + n * 3 %% %7$d))::uuid,
                   'Somebody agrees, for the ' || lpad(n::text, 3, '0') || '. time.',
                   timestamptz '2026-03-01 08:00:00Z' + n * interval '1 hour'
            FROM generate_series(0, %9$d - 1) AS n, generate_series(0, %6$d - 1) AS t;

            RESET session_replication_role;
            """;

    /** Writes all rows, and lets the server gather its statistics. */
    void load(Connection superuser) throws SQLException {
        String sql = SQL.formatted(
                Identifiers.TENANT,
                Identifiers.USER,
                Identifiers.POST,
                Identifiers.COMMENT,
                Identifiers.FIRST,
                tenants,
                Identifiers.USERS,
                Identifiers.POSTS,
                Identifiers.COMMENTS);
        try (var statement = superuser.createStatement()) {
            statement.execute(sql);
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }
}
