package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IsolationConfigTest {
    private static final LocalDate DECIDED = LocalDate.of(2026, 11, 21);

    @Test
    void defaults() {
        assertThat(Toml.of("").read().isolation()).isEqualTo(new IsolationConfig(List.of(), List.of()));
    }

    @Test
    void everyKey() {
        assertThat(Toml.of("""
                [isolation]
                shared_tables = ["country", "audit.kind"]
                [[isolation.acknowledged]]
                check = "R5"
                object = "public.tb_post"
                severity = "error"
                reason = "a nightly job empties the table"
                date = 2026-11-21
                until = 2027-01-31
                [[isolation.acknowledged]]
                check = "T11"
                object = "public.tb_note"
                reason = "it never has more than ten rows"
                date = 2026-11-21
                """).read().isolation())
                .isEqualTo(new IsolationConfig(
                        List.of("country", "audit.kind"),
                        List.of(
                                new AcknowledgedFinding(
                                        "R5",
                                        "public.tb_post",
                                        true,
                                        "a nightly job empties the table",
                                        DECIDED,
                                        Optional.of(LocalDate.of(2027, 1, 31))),
                                new AcknowledgedFinding(
                                        "T11",
                                        "public.tb_note",
                                        false,
                                        "it never has more than ten rows",
                                        DECIDED,
                                        Optional.empty()))));
    }

    @Test
    void everyError() {
        assertThat(Toml.of("""
                [isolation]
                shared_tables = ["Country"]
                enabled = false
                [[isolation.acknowledged]]
                check = "truncate"
                object = ""
                raeson = "none"
                date = "2026-11-21"
                [[isolation.acknowledged]]
                check = "R5"
                object = "public.tb_post"
                reason = "a nightly job"
                date = 2026-11-21
                until = 2026-11-20
                severity = "info"
                """).problems())
                .containsExactly(
                        "2:18: shared_tables: a table is named table or schema.table, by lower-case letters, digits and _, 63 characters"
                                + " at most each",
                        "3:1: unknown key 'enabled' in [isolation]; it belongs in [multitenancy]",
                        "4:1: reason is missing; set it to a sentence for whoever reads it next",
                        "5:1: check is a letter and a number, such as \"R5\"; docs/doctor.md has all of them",
                        "6:1: object: the value is empty; leave the key out, or set it",
                        "7:1: unknown key 'raeson' in [isolation.acknowledged]; did you mean 'reason'?",
                        "8:1: 'date' is a string; it must be a date, written 2026-11-21 without quotes",
                        "14:1: until is before date, so it would never count",
                        "15:1: severity is \"warning\", which it is by default, or \"error\"");
        assertThat(Toml.of("[isolation]\nacknowledged = true").problems())
                .containsExactly(
                        "2:1: 'isolation.acknowledged' is true or false; write a section [[isolation.acknowledged]] for each");
        assertThat(Toml.of("[[isolation.acknowledged]]\ncheck = \"R5\"").problems())
                .containsExactly(
                        "1:1: date is missing; set it to the day of the decision, such as 2026-11-21",
                        "1:1: object is missing; set it to the finding's, such as \"public.tb_post\"",
                        "1:1: reason is missing; set it to a sentence for whoever reads it next");
    }

    @Test
    void anAcknowledgementCountsUntilItsLastDayIsOver() {
        var one = new AcknowledgedFinding(
                "R5", "public.tb_post", false, "a job", DECIDED, Optional.of(DECIDED.plusDays(9)));
        assertThat(one.countsOn(DECIDED.plusDays(9))).isTrue();
        assertThat(one.countsOn(DECIDED.plusDays(10))).isFalse();
        assertThatThrownBy(() -> new AcknowledgedFinding("R5", "public.tb_post", false, " ", DECIDED, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBaselineIsReadAsStrictly(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("baseline.toml");
        Files.writeString(file, """
                [[acknowledged]]
                check = "R5"
                object = "public.tb_post"
                reason = "a nightly job"
                date = 2026-11-21
                """);
        assertThat(Baseline.read(file))
                .containsExactly(new AcknowledgedFinding(
                        "R5", "public.tb_post", false, "a nightly job", DECIDED, Optional.empty()));
        Files.writeString(file, "[[acknowleged]]\ncheck = \"R5\"");
        assertThatThrownBy(() -> Baseline.read(file))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("baseline.toml:1:1: unknown key 'acknowleged'; did you mean 'acknowledged'?");
    }
}
