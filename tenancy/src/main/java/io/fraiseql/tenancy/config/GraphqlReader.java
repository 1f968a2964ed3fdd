package io.fraiseql.tenancy.config;

import java.util.function.Supplier;

final class GraphqlReader {
    private GraphqlReader() {}

    static Supplier<GraphqlConfig> read(Section section) {
        boolean introspection = section.flag("introspection").orElse(true);
        boolean graphiql = section.flag("graphiql").orElse(true);
        int maxDepth = section.integer("max_depth", GraphqlConfig.MAX_DEPTH).orElse(20);
        int maxTokens = section.integer("max_tokens", GraphqlConfig.MAX_TOKENS).orElse(10_000);
        int maxAliases =
                section.integer("max_aliases", GraphqlConfig.MAX_ALIASES).orElse(100);
        int maxComplexity =
                section.integer("max_complexity", GraphqlConfig.MAX_COMPLEXITY).orElse(5_000);
        int maxLimit = section.integer("max_limit", GraphqlConfig.LIMIT).orElse(1_000);
        int defaultLimit = section.integer("default_limit", GraphqlConfig.LIMIT).orElse(Math.min(100, maxLimit));
        if (defaultLimit > maxLimit) {
            section.refuse(
                    "default_limit",
                    "default_limit is " + defaultLimit + "; it must not exceed max_limit, " + maxLimit);
        }
        return () -> new GraphqlConfig(
                introspection, graphiql, maxDepth, maxTokens, maxAliases, maxComplexity, defaultLimit, maxLimit);
    }
}
