package io.fraiseql.server.startup;

import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Severity;
import io.fraiseql.tenancy.config.AcknowledgedFinding;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from findings: a refusal, or a few lines in the log. */
final class IsolationVerdict {
    private static final Logger LOG = LoggerFactory.getLogger(IsolationVerdict.class);

    /** How many objects of one check are named; the doctor names all. */
    private static final int NAMED = 4;

    private final List<Finding> findings;
    private final String command;
    private final Acknowledgements acknowledgements;
    private final LocalDate today;

    /** @param command what tells more of the findings */
    IsolationVerdict(Stream<Finding> findings, String command, Acknowledgements acknowledgements, LocalDate today) {
        this.findings = findings.distinct().toList();
        this.command = command;
        this.acknowledgements = acknowledgements;
        this.today = today;
    }

    /**
     * Lets the server start, or refuses.
     *
     * @throws StartException when tenants are not kept apart
     */
    void pass() {
        refusals().ifPresent(refusals -> {
            throw new StartException(refusal(refusals));
        });
        accepted().ifPresent(LOG::warn);
        warnings().ifPresent(LOG::warn);
        LOG.debug(
                "{} notes on the isolation of tenants; {} has them",
                open(Severity.INFO).size(),
                command);
    }

    /** What nobody answers for and must not be served, a paragraph each. */
    Optional<String> refusals() {
        return Optional.of(open(Severity.ERROR).stream().map(this::told).collect(Collectors.joining()))
                .filter(refusals -> !refusals.isEmpty());
    }

    private String refusal(String refusals) {
        return "the database does not keep tenants apart, so nothing is served. What is wrong, and the SQL that"
                + " mends it:"
                + refusals
                + "\n\n" + command
                + "\nlooks further, with a proof of the policies, and changes nothing. A finding that you answer for"
                + " goes into [[isolation.acknowledged]], with check, object, reason and date.";
    }

    private String told(Finding finding) {
        return "\n\n[" + finding.rule() + "] " + finding.object() + ": " + finding.message()
                + acknowledgements.hint(finding, today).map(hint -> " " + hint).orElse("") + "\n"
                + finding.fix().indent(4).stripTrailing();
    }

    /** What is served all the same, because somebody answers for it. */
    Optional<String> accepted() {
        String lines = findings.stream()
                .flatMap(finding -> acknowledgements.of(finding, today).stream())
                .distinct()
                .map(IsolationVerdict::line)
                .collect(Collectors.joining());
        return lines.isEmpty() ? Optional.empty() : Optional.of("Acknowledged, and served all the same:" + lines);
    }

    private static String line(AcknowledgedFinding one) {
        return "\n  [" + one.check() + "] " + one.object() + ", since " + one.date()
                + one.until().map(until -> ", until " + until).orElse("") + ": " + one.reason();
    }

    /** The warnings, a line for each check. */
    Optional<String> warnings() {
        Map<String, List<Finding>> groups = open(Severity.WARNING).stream()
                .collect(Collectors.groupingBy(finding -> finding.rule().name(), TreeMap::new, Collectors.toList()));
        return groups.isEmpty()
                ? Optional.empty()
                : Optional.of("One step from a leak (" + command + " has the SQL that mends it):"
                        + groups.entrySet().stream().map(IsolationVerdict::line).collect(Collectors.joining()));
    }

    private static String line(Map.Entry<String, List<Finding>> group) {
        List<String> others = group.getValue().stream()
                .skip(1)
                .map(Finding::object)
                .distinct()
                .toList();
        String named = others.stream().limit(NAMED).collect(Collectors.joining(", "));
        return "\n  [" + group.getKey() + "] " + group.getValue().getFirst().message()
                + (others.isEmpty() ? "" : " So too: " + named)
                + (others.size() > NAMED ? " and " + (others.size() - NAMED) + " more." : others.isEmpty() ? "" : ".");
    }

    private List<Finding> open(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .filter(finding -> acknowledgements.of(finding, today).isEmpty())
                .toList();
    }
}
