package peer;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class BlogController {
    private static final int COMMENTS = 5;

    private final BlogService blog;

    BlogController(BlogService blog) {
        this.blog = blog;
    }

    @QueryMapping
    List<Post> newestPosts(@Argument int limit, @ContextValue String tenant, DataFetchingEnvironment environment) {
        return blog.newest(tenant, limit, environment.getSelectionSet().contains("author"));
    }

    @QueryMapping
    Optional<Post> post(@Argument UUID id, @ContextValue String tenant) {
        return blog.post(tenant, id);
    }

    @QueryMapping
    List<Post> publishedPosts(@Argument int limit, @ContextValue String tenant) {
        return blog.published(tenant, limit);
    }

    @BatchMapping(typeName = "Post")
    Map<Post, List<Comment>> newestComments(List<Post> posts, @ContextValue String tenant) {
        UUID[] ids = posts.stream().map(Post::id).toArray(UUID[]::new);
        Map<UUID, List<Comment>> found = blog.newestComments(tenant, ids, COMMENTS).stream()
                .collect(Collectors.groupingBy(Comment::postId));
        return posts.stream()
                .collect(Collectors.toMap(Function.identity(), post -> found.getOrDefault(post.id(), List.of())));
    }

    @MutationMapping
    Post createPost(
            @Argument String title, @Argument String content, @ContextValue String tenant, @ContextValue String user) {
        return blog.create(tenant, user, title, content);
    }
}
