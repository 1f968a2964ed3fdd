package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoggedStatementTest {
    private static final String LOG = """
            bench 71 blog|LOG:  execute S_1: BEGIN READ ONLY
            bench 72 psql|LOG:  statement: SELECT 'another application'
            bench 71 blog|LOG:  execute S_2/C_3: SELECT set_config('app.tenant_id', $1, true),
            \t$2
            bench 71 blog|DETAIL:  Parameters: $1 = 'it''s', $2 = NULL
            bench 71 blog|LOG:  execute <unnamed>: COMMIT
            """;

    @Test
    void statementsOfOneApplicationAreReadInOrder() {
        assertThat(LoggedStatement.parse(LOG, "blog"))
                .extracting(LoggedStatement::sql)
                .containsExactly("BEGIN READ ONLY", "SELECT set_config('app.tenant_id', $1, true),\n$2", "COMMIT");
    }

    @Test
    void parametersKeepQuotesAndNulls() {
        assertThat(LoggedStatement.parse(LOG, "blog").get(1).parameters())
                .isEqualTo(Map.of(1, Optional.of("it's"), 2, Optional.empty()));
    }
}
