package peer;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

    BlogService(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Post> newest(String tenant, int limit, boolean withAuthor) {
        enter(tenant);
        return withAuthor
                ? jdbc.sql("""
                        SELECT p.id, p.title, p.content, p.published, p.created_at, u.id AS author_id, u.name AS author_name
                        FROM tb_post p JOIN tb_user u ON u.id = p.user_id ORDER BY p.created_at DESC LIMIT ?
                        """).param(limit).query(Rows::postWithAuthor).list()
                : jdbc.sql("SELECT id, title, content, published, created_at FROM tb_post ORDER BY created_at DESC LIMIT ?")
                        .param(limit)
                        .query(Rows::post)
                        .list();
    }

    Optional<Post> post(String tenant, UUID id) {
        enter(tenant);
        return jdbc.sql("SELECT id, title, content, published, created_at FROM tb_post WHERE id = ?")
                .param(id)
                .query(Rows::post)
                .optional();
    }

    List<Post> published(String tenant, int limit) {
        enter(tenant);
        return jdbc.sql(
                        "SELECT id, title, content, published, created_at FROM tb_post WHERE published ORDER BY title LIMIT ?")
                .param(limit)
                .query(Rows::post)
                .list();
    }

    List<Comment> newestComments(String tenant, UUID[] of, int limit) {
        enter(tenant);
        return jdbc.sql("""
                        SELECT c.* FROM unnest(?) AS p(id), LATERAL (
                          SELECT id, post_id, content, created_at FROM tb_comment
                          WHERE post_id = p.id ORDER BY created_at DESC LIMIT ?) AS c
                        """).params(of, limit).query(Rows::comment).list();
    }

    @Transactional
    public Post create(String tenant, String user, String title, String content) {
        enter(tenant);
        return jdbc.sql("""
                        INSERT INTO tb_post (tenant_id, user_id, title, content) VALUES (?, ?, ?, ?)
                        RETURNING id, title, content, published, created_at
                        """)
                .params(UUID.fromString(tenant), UUID.fromString(user), title, content)
                .query(Rows::post)
                .single();
    }

    private void enter(String tenant) {
        jdbc.sql("SELECT set_config('app.tenant_id', ?, true)")
                .param(tenant)
                .query(String.class)
                .single();
    }
}
