package peer;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CommentRepository extends Repository<Comment, UUID> {
    @Query(
            nativeQuery = true,
            value = """
                    SELECT c.* FROM unnest(:posts) AS p(id), LATERAL (
                      SELECT * FROM tb_comment WHERE post_id = p.id ORDER BY created_at DESC LIMIT :limit) AS c
                    """)
    List<Comment> newestOf(UUID[] posts, int limit);
}
