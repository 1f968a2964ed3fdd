package io.fraiseql.isolation;

import io.fraiseql.tenancy.config.AcknowledgedFinding;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The findings that somebody answers for. An acknowledgement is of one check and one object, of an error only where it
 * says so, and of nothing once its last day is over.
 *
 * <p>One finding cannot be acknowledged: that the role which serves is above policies (R1, as an error). Under such a
 * role there is nothing else to be found, so that one acknowledgement would switch the whole examination off.
 *
 * @param all those that count and those that no longer do
 */
public record Acknowledgements(List<AcknowledgedFinding> all) {
    /** @throws IllegalArgumentException for an acknowledgement of a check that there is not */
    public Acknowledgements {
        all = List.copyOf(all);
        for (AcknowledgedFinding one : all) {
            if (Arrays.stream(Rule.values()).noneMatch(rule -> rule.name().equals(one.check()))) {
                throw new IllegalArgumentException("the acknowledgement of " + one.check() + " for " + one.object()
                        + " is of no check that there is; docs/doctor.md has all of them");
            }
        }
    }

    /** No finding is acknowledged. */
    public static Acknowledgements none() {
        return new Acknowledgements(List.of());
    }

    /** The acknowledgement of a finding that counts on a day. */
    public Optional<AcknowledgedFinding> of(Finding finding, LocalDate day) {
        return matching(finding).filter(one -> one.countsOn(day)).findFirst();
    }

    /**
     * What to say to whoever has tried to acknowledge a finding and has not, as a sentence; empty when nobody
     * has tried.
     */
    public Optional<String> hint(Finding finding, LocalDate day) {
        if (finding.rule() == Rule.R1 && all.stream().anyMatch(one -> names(one, finding))) {
            return Optional.of("This cannot be acknowledged: under such a role nothing else could be found.");
        }
        if (matching(finding).findAny().isEmpty() && all.stream().anyMatch(one -> names(one, finding))) {
            return Optional.of("What is acknowledged there is less than an error; this takes severity = \"error\".");
        }
        return matching(finding)
                .filter(one -> !one.countsOn(day))
                .findFirst()
                .flatMap(AcknowledgedFinding::until)
                .map(until -> "It was acknowledged until " + until + ".");
    }

    private Stream<AcknowledgedFinding> matching(Finding finding) {
        return finding.rule() == Rule.R1 && finding.severity() == Severity.ERROR
                ? Stream.empty()
                : all.stream()
                        .filter(one -> names(one, finding))
                        .filter(one -> one.error() || finding.severity() != Severity.ERROR);
    }

    private static boolean names(AcknowledgedFinding one, Finding finding) {
        return one.check().equals(finding.rule().name()) && one.object().equals(finding.object());
    }
}
