package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

/**
 * The rows of the blog: per tenant 100 users, 100 posts and 500 comments, five to a post. The tenants' rows lie between each other, as
 * they do in a table that all of them write to.
 *
 * @param script the SQL that makes them
 */
record Dataset(Path script, int tenants) {
    Dataset {
        Objects.requireNonNull(script, "script is null");
    }

    /** Writes all rows, and lets the server gather its statistics. */
    void load(Connection superuser) throws IOException, SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(sql());
            statement.execute("VACUUM (ANALYZE)");
            statement.execute("CHECKPOINT");
        }
    }

    private String sql() throws IOException {
        String sql = Files.readString(script);
        Map<String, Object> values = Map.of(
                "tenant", Identifiers.TENANT,
                "user", Identifiers.USER,
                "post", Identifiers.POST,
                "comment", Identifiers.COMMENT,
                "first", Identifiers.FIRST,
                "tenants", tenants,
                "users", Identifiers.USERS,
                "posts", Identifiers.POSTS,
                "comments", Identifiers.COMMENTS);
        for (var value : values.entrySet()) {
            sql = sql.replace("@" + value.getKey() + "@", value.getValue().toString());
        }
        return sql;
    }
}
