import io.fraiseql.api.Context;
import io.fraiseql.api.Default;
import io.fraiseql.api.Description;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

enum Role {
    AUTHOR,
    EDITOR,
    READER
}

@Type
record User(
        UUID id,
        String name,
        String email,
        Role role,
        OffsetDateTime createdAt,
        @Relation(to = "user_id") List<Post> posts) {}

@Type
record Post(
        UUID id,
        String title,
        String content,
        boolean published,
        OffsetDateTime createdAt,
        @Relation(from = "user_id") User author,
        List<Comment> comments) {}

@Type
record Comment(
        UUID id,
        String content,
        OffsetDateTime createdAt,
        @Relation(from = "user_id") User author,
        Post post) {}

interface Blog {
    @Query(sqlSource = "v_post")
    @Description("Posts of the current tenant.")
    List<Post> posts(@Default("20") int limit, @Nullable Boolean published);

    @Query(sqlSource = "v_post", idArg = "id")
    @Nullable Post post(UUID id);

    @Query(sqlSource = "v_user")
    List<User> users(@Default("20") int limit, @Nullable Role role);

    @Query(sqlSource = "v_user", idArg = "id")
    @Nullable User user(UUID id);

    @Query(sqlSource = "v_comment")
    List<Comment> comments(@Default("20") int limit, @Nullable UUID postId);

    @Mutation
    @RequiresScope("write:posts")
    default Post createPost(Context context, String title, String content) {
        return context.db().queryOne(
                Post.class,
                "INSERT INTO tb_post (tenant_id, user_id, title, content) VALUES (?, ?, ?, ?) RETURNING *",
                context.tenantId(), context.userId(), title, content);
    }

    @Mutation
    @RequiresScope("write:posts")
    default Post publishPost(Context context, UUID id) {
        return context.db().queryOne(
                Post.class, "UPDATE tb_post SET published = true WHERE id = ? RETURNING *", id);
    }

    @Mutation
    @RequiresScope("write:posts")
    @Description("Comments on a post; NOT_FOUND where the tenant has no such post.")
    default Comment addComment(Context context, UUID postId, String content) {
        return context.db().queryOne(
                Comment.class,
                """
                INSERT INTO tb_comment (tenant_id, post_id, user_id, content)
                SELECT tenant_id, id, ?, ? FROM tb_post WHERE id = ? RETURNING *
                """,
                context.userId(), content, postId);
    }
}
