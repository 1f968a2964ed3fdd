package io.fraiseql.cli.probe;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The findings about operations that were run; of each kind one for an operation. */
final class OperationFindings {
    private static final String SEE =
            "-- the findings on its source say how; without one, look at what the operation's body or function reads";

    private final List<Finding> found = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    void shows(String operation, String document, String value) {
        once(
                "shows",
                Finding.error(
                        Rule.X1,
                        operation,
                        "In a session of tenant A %s shows the value '%s' of a row of tenant B, as was tried: %s"
                                .formatted(operation, value, document),
                        SEE));
    }

    void changes(String operation, String document) {
        once(
                "changes",
                Finding.error(
                        Rule.X1,
                        operation,
                        "In a session of tenant A %s changes the rows of tenant B, as was tried: %s"
                                .formatted(operation, document),
                        SEE));
    }

    /** @param error whether one of the answers was an error, and so no more than a sign that something is there */
    void differs(String operation, String document, boolean error) {
        String what = "In a session of tenant A the answer of %s is another when tenant B has rows, as was tried: %s"
                .formatted(operation, document);
        once(
                "differs",
                error ? Finding.warning(Rule.X2, operation, what, SEE) : Finding.error(Rule.X1, operation, what, SEE));
    }

    void untried(String operation, String why) {
        once(
                "untried",
                Finding.info(
                        Rule.X3,
                        operation,
                        "%s was not tried: %s.".formatted(operation, why),
                        "-- look at it yourself, or write a test with @FraiseqlTest"));
    }

    void cut(String operation, int tried, int all) {
        once(
                "cut",
                Finding.info(
                        Rule.X3,
                        operation,
                        "%d of %d documents of %s were tried.".formatted(tried, all, operation),
                        "-- look at the rest yourself, or write a test with @FraiseqlTest"));
    }

    /** @param argument its name and its type */
    void unknown(String operation, String argument) {
        once(
                "unknown",
                Finding.info(
                        Rule.X3,
                        operation,
                        "%s was not tried with its argument %s: nothing is known of that type."
                                .formatted(operation, argument),
                        "-- look at it yourself, or write a test with @FraiseqlTest"));
    }

    private void once(String kind, Finding finding) {
        if (said.add(kind + " " + finding.object())) {
            found.add(finding);
        }
    }

    List<Finding> all() {
        return found;
    }
}
