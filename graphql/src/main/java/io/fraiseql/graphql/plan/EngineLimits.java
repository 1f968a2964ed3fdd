package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.sql.RowLimits;
import java.util.Objects;

/**
 * What a document may ask of the engine.
 *
 * @param maxDepth nested selections, the root's included
 * @param maxFields fields after fragments are expanded
 * @param maxTokens tokens of the document
 * @param maxAliases aliases in the document
 * @param rows rows of a list
 * @param introspection whether {@code __schema} and {@code __type} are answered
 * @param plans how many plans are kept
 */
public record EngineLimits(
        int maxDepth, int maxFields, int maxTokens, int maxAliases, RowLimits rows, boolean introspection, int plans) {
    /** Room for what real clients send. */
    public static final EngineLimits DEFAULT =
            new EngineLimits(20, 1_000, 10_000, 100, new RowLimits(100, 1_000), true, 2_000);

    public EngineLimits {
        Objects.requireNonNull(rows, "rows is null");
        if (maxDepth < 1 || maxFields < 1 || maxTokens < 1 || maxAliases < 0 || plans < 1) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
