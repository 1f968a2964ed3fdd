package peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** From rows to records. */
final class Rows {
    private Rows() {}

    static Post post(ResultSet row, int number) throws SQLException {
        return post(row, (User) null);
    }

    static Post postWithAuthor(ResultSet row, int number) throws SQLException {
        return post(row, new User(row.getObject("author_id", UUID.class), row.getString("author_name")));
    }

    private static Post post(ResultSet row, User author) throws SQLException {
        return new Post(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("content"),
                row.getBoolean("published"),
                row.getObject("created_at", OffsetDateTime.class),
                author);
    }

    static Comment comment(ResultSet row, int number) throws SQLException {
        return new Comment(
                row.getObject("id", UUID.class),
                row.getObject("post_id", UUID.class),
                row.getString("content"),
                row.getObject("created_at", OffsetDateTime.class));
    }
}
