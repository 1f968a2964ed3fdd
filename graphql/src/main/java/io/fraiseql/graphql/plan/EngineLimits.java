package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.sql.RowLimits;
import java.util.Objects;

/**
 * What a document may ask of the engine.
 *
 * @param maxDepth nested selections, the root's included
 * @param maxFragmentDepth fragments spread within one another
 * @param maxFields fields after fragments are expanded
 * @param maxTokens tokens of the document
 * @param maxAliases aliases in the document
 * @param maxFilters conditions and sort keys of an operation, those that variables bring included
 * @param rows rows of a list
 * @param introspection whether {@code __schema} and {@code __type} are answered
 * @param documentBytes how much memory the documents that are kept may take, roughly, in bytes
 * @param planBytes how much memory the plans that are kept may take, roughly, in bytes
 */
public record EngineLimits(
        int maxDepth,
        int maxFragmentDepth,
        int maxFields,
        int maxTokens,
        int maxAliases,
        int maxFilters,
        RowLimits rows,
        boolean introspection,
        long documentBytes,
        long planBytes) {
    /** Room for what real clients send. */
    public static final EngineLimits DEFAULT =
            new EngineLimits(20, 50, 1_000, 10_000, 100, 500, new RowLimits(100, 1_000), true, 32L << 20, 32L << 20);

    public EngineLimits {
        Objects.requireNonNull(rows, "rows is null");
        if (maxDepth < 1
                || maxFragmentDepth < 1
                || maxFields < 1
                || maxTokens < 1
                || maxAliases < 0
                || maxFilters < 0
                || documentBytes < 0
                || planBytes < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }
}
