package io.fraiseql.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/doctor.md and the product say the same of each check. */
class DocumentationTest {
    @Test
    void theTableOfChecksIsTheProductsOwn() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/doctor.md")).stream()
                .filter(line -> line.matches("\\| [A-Z]\\d+ .*"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(Rule.values())
                        .map(rule -> "| %s | %s | %s %s | %s |"
                                .formatted(
                                        rule,
                                        rule.worst().name().toLowerCase(Locale.ROOT),
                                        rule.claim(),
                                        rule.why(),
                                        rule.blindSpot()))
                        .toList());
    }

    @Test
    void noFaultIsWorseThanItsCheckSays() {
        assertThat(Fault.all())
                .allSatisfy(fault -> assertThat(fault.severity())
                        .isGreaterThanOrEqualTo(fault.rule().worst()));
    }
}
