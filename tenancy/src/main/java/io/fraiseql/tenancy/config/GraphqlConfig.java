package io.fraiseql.tenancy.config;

/**
 * {@code [graphql]}.
 *
 * @param introspection whether {@code __schema} and {@code __type} answer
 * @param graphiql whether the console is served
 * @param maxDepth how deep selections may nest, 1 to 200
 * @param maxTokens how many tokens a document may have, 10 to 1 000 000
 * @param maxAliases how many aliases a document may have, 0 to 10 000
 * @param maxComplexity how many fields an operation may select once its fragments are spread, 1 to 1 000 000
 * @param defaultLimit how many rows a list has when the request does not say, 1 to {@code maxLimit}
 * @param maxLimit how many rows a request may ask of a list, 1 to 1 000 000
 */
public record GraphqlConfig(
        boolean introspection,
        boolean graphiql,
        int maxDepth,
        int maxTokens,
        int maxAliases,
        int maxComplexity,
        int defaultLimit,
        int maxLimit) {
    static final Range<Integer> MAX_DEPTH = Range.of(1, 200);
    static final Range<Integer> MAX_TOKENS = Range.of(10, 1_000_000);
    static final Range<Integer> MAX_ALIASES = Range.of(0, 10_000);
    static final Range<Integer> MAX_COMPLEXITY = Range.of(1, 1_000_000);
    static final Range<Integer> LIMIT = Range.of(1, 1_000_000);

    public GraphqlConfig {
        MAX_DEPTH.check("max_depth", maxDepth);
        MAX_TOKENS.check("max_tokens", maxTokens);
        MAX_ALIASES.check("max_aliases", maxAliases);
        MAX_COMPLEXITY.check("max_complexity", maxComplexity);
        LIMIT.check("default_limit", defaultLimit);
        LIMIT.check("max_limit", maxLimit);
        if (defaultLimit > maxLimit) {
            throw new IllegalArgumentException(
                    "default_limit is " + defaultLimit + "; it must not exceed max_limit, " + maxLimit);
        }
    }
}
