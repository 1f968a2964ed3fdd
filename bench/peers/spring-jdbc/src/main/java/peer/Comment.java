package peer;

import java.time.OffsetDateTime;
import java.util.UUID;

record Comment(UUID id, UUID postId, String content, OffsetDateTime createdAt) {}
