package io.fraiseql.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.config.AcknowledgedFinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AcknowledgementsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Finding TRUNCATE = Finding.error(Rule.R5, "public.tb_post", "It can be emptied.", "REVOKE");

    @Test
    void itIsOfOneCheckAndOneObject() {
        var acknowledgements = of("R5", "public.tb_post");
        assertThat(acknowledgements.of(TRUNCATE, DAY)).isPresent();
        assertThat(acknowledgements.of(Finding.error(Rule.R5, "public.tb_user", "", ""), DAY))
                .isEmpty();
        assertThat(acknowledgements.of(Finding.error(Rule.T1, "public.tb_post", "", ""), DAY))
                .isEmpty();
    }

    @Test
    void whatHasRunOutDoesNotCountAndSaysSo() {
        var acknowledgements = of("R5", "public.tb_post");
        assertThat(acknowledgements.of(TRUNCATE, DAY.plusDays(10))).isPresent();
        assertThat(acknowledgements.of(TRUNCATE, DAY.plusDays(11))).isEmpty();
        assertThat(acknowledgements.hint(TRUNCATE, DAY.plusDays(11))).contains("It was acknowledged until 2026-12-01.");
    }

    @Test
    void aRoleAbovePoliciesCannotBeAcknowledgedSinceNothingElseWouldBeFound() {
        var acknowledgements = of("R1", "app");
        var above = Finding.error(Rule.R1, "app", "", "");
        assertThat(acknowledgements.of(above, DAY)).isEmpty();
        assertThat(acknowledgements.hint(above, DAY)).isPresent();
        assertThat(acknowledgements.of(Finding.warning(Rule.R1, "app", "", ""), DAY))
                .isPresent();
    }

    @Test
    void aCheckThatThereIsNotIsAMistake() {
        assertThatThrownBy(() -> of("R55", "public.tb_post"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("R55");
    }

    @Test
    void whatIsAcknowledgedAsAWarningIsAnErrorWhenItBecomesOne() {
        var acknowledgements = new Acknowledgements(
                List.of(new AcknowledgedFinding("T7", "public.tb_post", false, "no cascade", DAY, Optional.empty())));
        assertThat(acknowledgements.of(Finding.warning(Rule.T7, "public.tb_post", "", ""), DAY))
                .isPresent();
        var error = Finding.error(Rule.T7, "public.tb_post", "", "");
        assertThat(acknowledgements.of(error, DAY)).isEmpty();
        assertThat(acknowledgements.hint(error, DAY))
                .contains("What is acknowledged there is less than an error; this takes severity = \"error\".");
    }

    private static Acknowledgements of(String check, String object) {
        return new Acknowledgements(
                List.of(new AcknowledgedFinding(check, object, true, "a job", DAY, Optional.of(DAY.plusDays(10)))));
    }
}
