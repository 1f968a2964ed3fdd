package io.fraiseql.graphql.schema;

import io.fraiseql.api.Context;
import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.Description;
import io.fraiseql.api.ID;
import io.fraiseql.api.Input;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API with something of everything. */
interface Blog {
    @Description("Posts of the current tenant.")
    @Query(sqlSource = "v_post", maxLimit = 500)
    List<Post> posts(@Default("20") int limit, @Nullable Boolean published, @Nullable Status status);

    @Query(sqlSource = "v_post", idArg = "id")
    @Nullable Post post(UUID id);

    @Query(sqlSource = "v_user", idArg = "id")
    Optional<User> user(ID id);

    @Query(sqlSource = "v_comment")
    List<Comment> comments();

    @Query(sqlSource = "v_classic")
    List<Classic> classics(@Nullable UUID userId);

    @Query(sqlSource = "tb_country")
    List<Country> countries();

    @CrossTenant
    @RequiresRole("super_admin")
    @Query(sqlSource = "v_user")
    List<User> allUsers();

    @Query
    default Statistics statistics(Context context) {
        return new Statistics(context.tenantId().length(), Map.of("a", 1));
    }

    @Mutation
    @RequiresScope("write:posts")
    default Post createPost(Context context, NewPost post, @Default("[\"new\"]") List<String> tags) {
        throw new UnsupportedOperationException(post.title() + tags + context.tenantId());
    }

    @Mutation(function = "fn_create_post")
    Post addPost(String title, @Default("DRAFT") Status status);

    @Mutation(function = "fn_touch")
    void touch(UUID id);

    @Mutation(function = "fn_count")
    long count(NewPost data);

    @Description("What the author may show.")
    enum Status {
        @Description("Seen by its author only.")
        DRAFT,
        PUBLISHED
    }

    @Type
    @Description("A post.")
    record Post(
            UUID id,
            String title,
            String content,
            Status status,
            boolean published,
            List<String> tags,
            @Nullable BigDecimal rating,
            long views,
            @Nullable Map<String, Object> meta,
            OffsetDateTime createdAt,
            User author,
            List<Comment> comments) {}

    @Type
    record User(
            ID id, String name, @RequiresScope("read:email") String email, List<Post> posts) {}

    @Type
    record Comment(
            UUID id,
            String body,
            @Nullable Duration spent,
            Post post,
            @Nullable User author) {}

    @Type
    record Classic(
            UUID id,
            String title,
            OffsetDateTime createdAt,
            @Nullable User user) {}

    @Type(shared = true)
    record Country(String code, String name) {}

    @Type
    record Statistics(int posts, Object details) {}

    @Input
    record NewPost(
            @Description("In one line.") String title,
            @Default("false") boolean published,
            @Nullable List<Line> lines) {}

    @Input
    record Line(String text) {}
}
