package peer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

@Entity
@Table(name = "tb_comment")
public class Comment {
    @Id
    private UUID id;

    @Column(name = "post_id")
    private UUID postId;

    private String content;
    private OffsetDateTime createdAt;

    protected Comment() {}

    public UUID getId() {
        return id;
    }

    public UUID getPostId() {
        return postId;
    }

    public String getContent() {
        return content;
    }

    public OffsetDateTime getCreatedAt() {
        return createdAt;
    }
}
