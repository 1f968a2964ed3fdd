package io.fraiseql.graphql.golden;

import io.fraiseql.api.Context;
import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.Description;
import io.fraiseql.api.GraphQLException;
import io.fraiseql.api.Input;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.RequiresPermission;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** An API that uses everything. */
@NullMarked
interface Blog {
    enum Status {
        DRAFT,
        PUBLISHED,
        @Description("No longer shown")
        ARCHIVED
    }

    enum Stage {
        DRAFT,
        PUBLISHED
    }

    @Type
    record User(
            UUID id,
            String name,
            @RequiresRole("admin") @Nullable String email,
            @RequiresPermission("users:secret") String secret,
            List<Post> posts) {}

    @Type
    record Post(
            UUID id,
            String title,
            @Nullable String content,
            Status status,
            int likes,
            OffsetDateTime createdAt,
            @Relation(from = "user_id") User author,
            List<Comment> comments) {}

    @Type
    record Comment(
            UUID id,
            String content,
            OffsetDateTime createdAt,
            Post post,
            @Nullable User author) {}

    /** A post whose content the author of the API believes to be always there. It is not. */
    @Type
    record Brittle(
            UUID id,
            String title,
            String content,
            @Relation(from = "user_id") @Nullable BrittleUser author) {}

    @Type
    record BrittleUser(
            UUID id,
            String name,
            @Relation(from = "id", to = "user_id") List<Brittle> posts) {}

    @Type
    record Sample(
            UUID id,
            @Nullable String text,
            @Nullable Integer number,
            @Nullable Long big,
            @Nullable Double ratio,
            @Nullable BigDecimal price,
            @Nullable Boolean flag,
            @Nullable LocalDate day,
            @Nullable LocalTime hour,
            @Nullable OffsetDateTime moment,
            @Nullable Duration period,
            @Nullable Object document,
            @Nullable Stage status,
            @Nullable List<String> words,
            @Nullable List<Integer> numbers,
            @Nullable List<UUID> ids,
            @Nullable List<OffsetDateTime> moments,
            @Nullable UUID parentId,
            @Relation(from = "parent_id") @Nullable Sample parent,
            @Relation(from = "id", to = "parent_id") List<Sample> children) {}

    @Type
    record Article(
            UUID id,
            String title,
            int views,
            @Nullable OffsetDateTime publishedAt,
            @Nullable List<String> tags) {}

    @Type(shared = true)
    record Country(String id, String name) {}

    @Type
    record Statistics(int posts, Optional<String> newest) {}

    @Input
    record NewPost(
            String title,
            Optional<String> content,
            @Nullable Status status,
            List<String> comments) {}

    @Query(sqlSource = "v_post")
    List<Post> posts(@Default("20") int limit, @Nullable Status status);

    @Query(sqlSource = "v_post", idArg = "id")
    @Nullable Post post(UUID id);

    @Query(sqlSource = "v_user")
    List<User> users();

    @Query(sqlSource = "v_user", idArg = "id")
    User user(UUID id);

    @Query(sqlSource = "v_comment")
    List<Comment> comments();

    @Query(sqlSource = "v_post")
    List<Brittle> brittles();

    @Query(sqlSource = "v_post", idArg = "id")
    @Nullable Brittle brittle(UUID id);

    @Query(sqlSource = "v_user")
    List<BrittleUser> brittleUsers();

    @Query(sqlSource = "tb_sample")
    List<Sample> samples();

    @Query(sqlSource = "v_article")
    List<Article> articles();

    @Query(sqlSource = "country")
    List<Country> countries();

    @CrossTenant
    @RequiresRole("super_admin")
    @Query(sqlSource = "v_post")
    List<Post> allPosts();

    @Query
    default Statistics statistics(Context context) {
        return context.db()
                .queryOne(Statistics.class, "SELECT count(*)::int4 AS posts, max(title) AS newest FROM v_post");
    }

    @Query
    default List<Post> newest(Context context, @Default("2") int count) {
        return context.db().query(Post.class, "SELECT * FROM v_post ORDER BY created_at DESC, id LIMIT ?", count);
    }

    @Mutation
    @RequiresScope("write:posts")
    default Post createPost(Context context, NewPost post) {
        var created = context.db()
                .queryOne(
                        Post.class,
                        "INSERT INTO tb_post (id, tenant_id, user_id, title, content, status, created_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?, '2026-02-01 00:00:00+00') RETURNING *",
                        UUID.fromString("0000000a-0000-4000-8000-0000000000ff"),
                        context.tenantId(),
                        context.userId(),
                        post.title(),
                        post.content().orElse(null),
                        post.status() == null ? Status.DRAFT : post.status());
        for (var comment : post.comments()) {
            context.db()
                    .execute(
                            "INSERT INTO tb_comment (id, tenant_id, post_id, user_id, content, created_at)"
                                    + " VALUES (?, ?, ?, ?, ?, '2026-02-02 00:00:00+00')",
                            UUID.nameUUIDFromBytes(comment.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                            context.tenantId(),
                            created.id(),
                            context.userId(),
                            comment);
        }
        return created;
    }

    @Mutation
    default Post publishPost(Context context, UUID id) {
        return context.db()
                .queryOne(Post.class, "UPDATE tb_post SET status = 'PUBLISHED' WHERE id = ? RETURNING *", id);
    }

    @Mutation
    default boolean refuse(String reason) {
        throw new GraphQLException("OUT_OF_STOCK", reason, Map.of("left", 0));
    }

    @Mutation(function = "fn_rename_post")
    @Nullable Post renamePost(UUID id, @Nullable String title);

    @Mutation(function = "fn_like")
    int like(UUID id, @Default("1") int times);
}
