package io.fraiseql.server;

import io.fraiseql.tenancy.isolation.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with a database that must not be served from, and the SQL that mends it, as text for the operator. */
final class Refusals {
    private Refusals() {}

    /** A paragraph for each finding that refuses; empty when none does. */
    static String of(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::refusesStart)
                .map(finding -> "\n\n[" + finding.check() + "] " + finding.object() + ": " + finding.message() + "\n"
                        + finding.fix().indent(4).stripTrailing())
                .collect(Collectors.joining());
    }
}
