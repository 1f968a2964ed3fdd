package io.fraiseql.doctor;

import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.Severity;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What an examination came to.
 *
 * @param findings what is wrong and not acknowledged, the worst first
 * @param acknowledged what is wrong and acknowledged
 */
public record Report(Verdict verdict, List<Finding> findings, List<Finding> acknowledged) {
    /** The rules whose findings say that something was not read, or not tried. */
    private static final Set<Rule> UNKNOWN = Set.of(Rule.Z3, Rule.T10, Rule.X3);

    /** The one word. */
    public enum Verdict {
        /** No way was found from one tenant's session to another's rows, and nothing was left unread or untried. */
        ISOLATED,
        /** A row of another tenant can be read or changed. */
        LEAKING,
        /** Something could not be read or tried, so nothing is claimed. */
        UNPROVEN
    }

    public Report {
        Objects.requireNonNull(verdict, "verdict is null");
        findings = List.copyOf(findings);
        acknowledged = List.copyOf(acknowledged);
    }

    /** The report on all findings of an examination, on a day. */
    public static Report of(List<Finding> findings, Acknowledgements acknowledgements, LocalDate day) {
        List<Finding> sorted = findings.stream()
                .distinct()
                .sorted(Comparator.comparing(Finding::severity)
                        .thenComparing(Finding::object)
                        .thenComparing(finding -> finding.rule().name()))
                .toList();
        List<Finding> left = sorted.stream()
                .filter(finding -> acknowledgements.of(finding, day).isEmpty())
                .toList();
        List<Finding> acknowledged = sorted.stream()
                .filter(finding -> acknowledgements.of(finding, day).isPresent())
                .toList();
        return new Report(verdict(left), left, acknowledged);
    }

    private static Verdict verdict(List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
            return Verdict.LEAKING;
        }
        return findings.stream().anyMatch(finding -> UNKNOWN.contains(finding.rule()))
                ? Verdict.UNPROVEN
                : Verdict.ISOLATED;
    }
}
