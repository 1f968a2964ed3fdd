package io.fraiseql.tenancy.config;

import java.util.Optional;

/**
 * {@code [graphql]}.
 *
 * @param introspection whether {@code __schema} and {@code __type} answer
 * @param graphiql whether the console is served
 * @param maxDepth how deep selections may nest, 1 to 200
 * @param maxFragmentDepth how many fragments may be spread within one another, 1 to 1 000
 * @param maxTokens how many tokens a document may have, 10 to 1 000 000
 * @param maxAliases how many aliases a document may have, 0 to 10 000
 * @param maxComplexity how many fields an operation may select once its fragments are spread, 1 to 1 000 000
 * @param maxFilters how many conditions and sort keys an operation may have, those in variables too, 0 to 30 000
 * @param defaultLimit how many rows a list has when the request does not say, 1 to {@code maxLimit}
 * @param maxLimit how many rows a request may ask of a list, 1 to 1 000 000
 */
public record GraphqlConfig(
        boolean introspection,
        boolean graphiql,
        int maxDepth,
        int maxFragmentDepth,
        int maxTokens,
        int maxAliases,
        int maxComplexity,
        int maxFilters,
        int defaultLimit,
        int maxLimit) {
    private static final Range<Integer> MAX_DEPTH = Range.of("max_depth", 1, 200);
    private static final Range<Integer> MAX_FRAGMENT_DEPTH = Range.of("max_fragment_depth", 1, 1_000);
    private static final Range<Integer> MAX_FILTERS = Range.of("max_filters", 0, 30_000);
    private static final Range<Integer> MAX_TOKENS = Range.of("max_tokens", 10, 1_000_000);
    private static final Range<Integer> MAX_ALIASES = Range.of("max_aliases", 0, 10_000);
    private static final Range<Integer> MAX_COMPLEXITY = Range.of("max_complexity", 1, 1_000_000);
    private static final Range<Integer> DEFAULT_LIMIT = Range.of("default_limit", 1, 1_000_000);
    private static final Range<Integer> MAX_LIMIT = Range.of("max_limit", 1, 1_000_000);

    public GraphqlConfig {
        MAX_DEPTH.check(maxDepth);
        MAX_FRAGMENT_DEPTH.check(maxFragmentDepth);
        MAX_TOKENS.check(maxTokens);
        MAX_ALIASES.check(maxAliases);
        MAX_COMPLEXITY.check(maxComplexity);
        MAX_FILTERS.check(maxFilters);
        DEFAULT_LIMIT.check(defaultLimit);
        MAX_LIMIT.check(maxLimit);
        if (defaultLimit > maxLimit) {
            throw new RefusedValueException(
                    "default_limit",
                    "default_limit is " + defaultLimit + "; it must not exceed max_limit, " + maxLimit);
        }
    }

    static Optional<GraphqlConfig> read(Section section) {
        boolean introspection = section.flag("introspection").orElse(true);
        boolean graphiql = section.flag("graphiql").orElse(true);
        int maxDepth = section.integer(MAX_DEPTH).orElse(20);
        int maxFragmentDepth = section.integer(MAX_FRAGMENT_DEPTH).orElse(50);
        int maxTokens = section.integer(MAX_TOKENS).orElse(10_000);
        int maxAliases = section.integer(MAX_ALIASES).orElse(100);
        int maxComplexity = section.integer(MAX_COMPLEXITY).orElse(5_000);
        int maxFilters = section.integer(MAX_FILTERS).orElse(500);
        int maxLimit = section.integer(MAX_LIMIT).orElse(1_000);
        int defaultLimit = section.integer(DEFAULT_LIMIT).orElse(Math.min(100, maxLimit));
        return section.made(() -> new GraphqlConfig(
                introspection,
                graphiql,
                maxDepth,
                maxFragmentDepth,
                maxTokens,
                maxAliases,
                maxComplexity,
                maxFilters,
                defaultLimit,
                maxLimit));
    }
}
