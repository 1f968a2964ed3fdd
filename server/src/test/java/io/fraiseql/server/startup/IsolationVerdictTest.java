package io.fraiseql.server.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IsolationVerdictTest {
    @Test
    void warningsAreALineForEachCheck() {
        Stream<Finding> findings = IntStream.rangeClosed(1, 8)
                .mapToObj(n -> Finding.warning(Rule.T6, "public.t" + n, "The table t" + n + " tells.", "-- mend"));
        var verdict = new IsolationVerdict(findings, "fraiseql doctor", Acknowledgements.none(), LocalDate.EPOCH);
        assertThat(verdict.warnings()).contains("""
                One step from a leak (fraiseql doctor has the SQL that mends it):
                  [T6] The table t1 tells. So too: public.t2, public.t3, public.t4, public.t5 and 3 more.""");
        assertThat(verdict.accepted()).isEmpty();
        verdict.pass();
    }
}
