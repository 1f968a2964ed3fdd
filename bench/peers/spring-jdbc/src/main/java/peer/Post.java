package peer;

import java.time.OffsetDateTime;
import java.util.UUID;

/** @param author null where the query did not ask for it */
record Post(UUID id, String title, String content, boolean published, OffsetDateTime createdAt, User author) {}
