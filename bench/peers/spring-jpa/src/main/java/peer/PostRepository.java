package peer;

import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

interface PostRepository extends JpaRepository<Post, UUID> {
    List<Post> findByOrderByCreatedAtDesc(Limit limit);

    @EntityGraph(attributePaths = "author")
    List<Post> findWithAuthorByOrderByCreatedAtDesc(Limit limit);

    List<Post> findByPublishedTrueOrderByTitle(Limit limit);
}
