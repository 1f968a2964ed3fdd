package io.fraiseql.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.lifecycle.migration.FleetReport;
import io.fraiseql.lifecycle.migration.TargetOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FleetReportingTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(text, true);

    @Test
    void aTerminalGetsABarThatIsDrawnOverAndOver() throws Exception {
        try (var progress = new FleetProgressLine(out, true)) {
            progress.planned(1001, 900);
            Thread.sleep(110);
            progress.ended(new TargetOutcome.Migrated("acme", List.of("V1__a.sql"), Duration.ZERO));
            assertThat(text.toString())
                    .contains("900 of 1001 are up to date")
                    .contains("] 1 of 101, ")
                    .contains(" left");
            progress.ended(failed("globex"));
        }
        assertThat(text.toString())
                .contains("\r\u001B[Kglobex failed: V2__b.sql, line 3: no")
                .endsWith("\r\u001B[K");
    }

    @Test
    void elsewhereThereAreLinesAndNoControlCharacters() {
        try (var progress = new FleetProgressLine(out, false)) {
            progress.planned(3, 0);
            progress.ended(failed("globex"));
        }
        assertThat(text.toString())
                .isEqualTo("globex failed: V2__b.sql, line 3: no\n")
                .doesNotContain("\u001B");
    }

    @Test
    void aMistakeOfEverybodyIsNotReadAThousandTimes() {
        var outcomes = new ArrayList<TargetOutcome>();
        try (var progress = new FleetProgressLine(out, false)) {
            progress.planned(1000, 0);
            for (int i = 0; i < 1000; i++) {
                outcomes.add(failed("t" + i));
                progress.ended(failed("t" + i));
            }
        }
        assertThat(text.toString().lines()).hasSizeLessThan(30);
        var report = new FleetReport(outcomes, Duration.ofSeconds(2));
        new FleetSummary(report, false).print(out, ListFormat.TABLE);
        assertThat(text.toString()).contains("and 980 more").contains("1000 targets: 1000 failed; 2.0 s");
        new FleetSummary(report, false).print(out, ListFormat.JSON);
        assertThat(text.toString()).contains("\"target\":\"t999\"");
    }

    private static TargetOutcome.Failed failed(String target) {
        return new TargetOutcome.Failed(
                target, Optional.of("V2__b.sql"), Optional.of(3), Optional.of("ALTER TABLE b"), "no");
    }
}
