package io.fraiseql.server;

import io.fraiseql.api.Context;
import io.fraiseql.api.Default;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.Type;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API that knows nothing of where its tenants live. */
interface Journal {
    @Type(sqlSource = "v_author")
    record Author(UUID id, String name, List<Post> posts) {}

    @Type(sqlSource = "v_post")
    record Post(
            UUID id,
            String title,
            Duration kept,
            OffsetDateTime createdAt,
            @Relation(from = "author_id") Author author) {}

    @Query(sqlSource = "v_post")
    List<Post> posts(@Default("20") int limit);

    @Query(sqlSource = "v_post", idArg = "id")
    @Nullable Post post(UUID id);

    @Query(sqlSource = "v_author")
    List<Author> authors(@Default("20") int limit);

    @Query(sqlSource = "v_slow")
    List<Post> slowPosts(@Default("20") int limit);

    @Mutation
    default Post createPost(Context context, String title) {
        return context.db()
                .queryOne(
                        Post.class,
                        "INSERT INTO tb_post (tenant_id, author_id, title)"
                                + " SELECT tenant_id, id, ? FROM tb_author WHERE tenant_id = CAST(? AS uuid)"
                                + " RETURNING *",
                        title,
                        context.tenantId());
    }

    @Mutation
    default String nap(Context context) {
        context.db().query(String.class, "SELECT pg_sleep(0.9)::text");
        return "rested";
    }
}
