package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class GraphqlConfigTest {
    @Test
    void defaults() {
        assertThat(Toml.of("").read().graphql())
                .isEqualTo(new GraphqlConfig(true, true, 20, 50, 10_000, 100, 5_000, 500, 100, 1_000));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [graphql]
                introspection = false
                graphiql = "${CONSOLE:-false}"
                max_depth = 5
                max_fragment_depth = 6
                max_tokens = 200
                max_aliases = 0
                max_complexity = 300
                max_filters = 7
                default_limit = 10
                max_limit = 50
                """).read().graphql())
                .isEqualTo(new GraphqlConfig(false, false, 5, 6, 200, 0, 300, 7, 10, 50));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [graphql]
                introspection = "no"
                graphiql = "${CONSOLE:-no}"
                max_depth = 0
                max_tokens = 9
                max_aliases = -1
                max_complexity = 0
                default_limit = 0
                max_limit = 0
                depth = 1
                max_fragment_depth = 0
                max_filters = -1
                """).problems())
                .containsExactly(
                        "2:1: 'introspection' is a string; it must be true or false",
                        "3:1: graphiql: the environment gives something other than true or false",
                        "4:1: max_depth is 0; it must be between 1 and 200",
                        "5:1: max_tokens is 9; it must be between 10 and 1000000",
                        "6:1: max_aliases is -1; it must be between 0 and 10000",
                        "7:1: max_complexity is 0; it must be between 1 and 1000000",
                        "8:1: default_limit is 0; it must be between 1 and 1000000",
                        "9:1: max_limit is 0; it must be between 1 and 1000000",
                        "10:1: unknown key 'depth' in [graphql]",
                        "11:1: max_fragment_depth is 0; it must be between 1 and 1000",
                        "12:1: max_filters is -1; it must be between 0 and 30000");
    }

    @Test
    void theDefaultLimitKeepsBelowTheMaximum() {
        assertThat(Toml.of("[graphql]\nmax_limit = 10\ndefault_limit = 11").problems())
                .containsExactly("3:1: default_limit is 11; it must not exceed max_limit, 10");
        assertThat(Toml.of("[graphql]\nmax_limit = 10").read().graphql().defaultLimit())
                .isEqualTo(10);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GraphqlConfig(true, true, 5, 6, 200, 0, 300, 7, 11, 10));
    }
}
