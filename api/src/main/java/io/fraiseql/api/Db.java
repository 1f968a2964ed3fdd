package io.fraiseql.api;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQL inside the tenant's transaction. Parameters are bound, never pasted: each {@code ?} takes the next one, converted
 * to the type that PostgreSQL infers for it, so that a {@code String} may fill a {@code uuid}.
 *
 * <p>A row becomes a record by its column labels ({@code created_at} fills {@code createdAt}); columns that the record
 * does not have are passed over, components that are relations stay null. A {@code type} that is no record takes the
 * first column.
 *
 * <p>A column that is NULL makes a null component of a record, or an empty one where that is an {@code Optional}; a
 * component of a primitive type is refused with IllegalStateException. For a {@code type} that is no record, primitive
 * or not, NULL is no value: {@link #queryOne} throws as for no row, {@link #queryOptional} is empty, and the list of
 * {@link #query} has a null element.
 *
 * {@snippet :
 * interface Orders {
 *     @Query
 *     default BigDecimal total(Context context, UUID order) {
 *         return context.db() // The sum of no rows is NULL
 *                 .queryOptional(BigDecimal.class, "SELECT sum(price) FROM tb_line WHERE order_id = ?", order)
 *                 .orElse(BigDecimal.ZERO);
 *     }
 * }
 * }
 *
 * <p>Not thread-safe, and closed when the resolver returns: later use, or use from another thread, is refused with an
 * exception. An SQL error rolls back the operation and reaches the client masked; catching it saves nothing, unless the
 * statement ran between {@code SAVEPOINT} and {@code ROLLBACK TO SAVEPOINT}. A statement is one statement, and none
 * that begins or ends a transaction.
 */
public interface Db {
    /**
     * The only row.
     *
     * @throws GraphQLException with code {@code NOT_FOUND} for no row, and for NULL where {@code type} is no record
     * @throws IllegalStateException for several rows, and for NULL in a primitive component
     */
    <T> T queryOne(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * The only row; empty for no row, and for NULL where {@code type} is no record.
     *
     * @throws IllegalStateException for several rows, and for NULL in a primitive component
     */
    <T> Optional<T> queryOptional(Class<T> type, String sql, @Nullable Object... parameters);

    /**
     * All rows, in the order of the statement. Where {@code type} is no record, an element is null for each NULL.
     *
     * @throws IllegalStateException for NULL in a primitive component
     */
    <T> List<T> query(Class<T> type, String sql, @Nullable Object... parameters);

    /** Runs a statement that returns no rows, and tells how many it changed. */
    long execute(String sql, @Nullable Object... parameters);
}
