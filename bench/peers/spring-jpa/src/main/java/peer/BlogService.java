package peer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every method is one transaction, and its first statement says for which tenant: the policies of the tables do
 * the rest.
 */
@Service
@Transactional(readOnly = true)
class BlogService {
    private final JdbcClient jdbc;
    private final PostRepository posts;
    private final UserRepository users;
    private final CommentRepository comments;

    BlogService(JdbcClient jdbc, PostRepository posts, UserRepository users, CommentRepository comments) {
        this.jdbc = jdbc;
        this.posts = posts;
        this.users = users;
        this.comments = comments;
    }

    List<Post> newest(String tenant, int limit, boolean withAuthor) {
        enter(tenant);
        return withAuthor
                ? posts.findWithAuthorByOrderByCreatedAtDesc(Limit.of(limit))
                : posts.findByOrderByCreatedAtDesc(Limit.of(limit));
    }

    Optional<Post> post(String tenant, UUID id) {
        enter(tenant);
        return posts.findById(id);
    }

    List<Post> published(String tenant, int limit) {
        enter(tenant);
        return posts.findByPublishedTrueOrderByTitle(Limit.of(limit));
    }

    List<Comment> newestComments(String tenant, UUID[] of, int limit) {
        enter(tenant);
        return comments.newestOf(of, limit);
    }

    @Transactional
    public Post create(String tenant, String user, String title, String content) {
        enter(tenant);
        var author = users.getReferenceById(UUID.fromString(user));
        return posts.save(new Post(UUID.fromString(tenant), author, title, content));
    }

    private void enter(String tenant) {
        jdbc.sql("SELECT set_config('app.tenant_id', ?, true)")
                .param(tenant)
                .query(String.class)
                .single();
    }
}
