package io.fraiseql.doctor.probe;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import java.util.List;

/** What an attempt that succeeded means. */
final class ProbeFindings {
    private static final String SEE =
            "-- the other findings on this object say how; without one, look at what the statement runs";

    private static final int NAMED = 5;

    private ProbeFindings() {}

    static Finding leak(ProbeTable table, String what, Attempt attempt) {
        return Finding.error(
                Rule.X1,
                table.name(),
                "In a session of tenant A a row of tenant B of the table %s %s, as was tried: %s."
                        .formatted(table.name(), what, attempt.text()),
                SEE);
    }

    static Finding differs(ProbeQuery query) {
        return Finding.error(
                Rule.X1,
                query.name(),
                "In a session of tenant A the answer of %s changes when tenant B has rows, as was tried: %s."
                        .formatted(query.name(), query.sql()),
                SEE);
    }

    static Finding learned(ProbeTable table, String what, Attempt attempt) {
        return Finding.warning(
                Rule.X2,
                table.name(),
                ("In a session of tenant A a row of tenant B %s in a statement on the table %s, which tells that it "
                                + "is there, as was tried: %s.")
                        .formatted(what, table.name(), attempt.text()),
                SEE);
    }

    /** Nothing may be tried at all. */
    static Finding refused(List<String> ways) {
        String named = String.join("; ", ways.subList(0, Math.min(ways.size(), NAMED)));
        return Finding.info(
                Rule.X3,
                "probe",
                "Nothing was tried, because a statement might do what is not rolled back: the database has %s%s."
                        .formatted(named, ways.size() > NAMED ? "; and " + (ways.size() - NAMED) + " more" : ""),
                "-- probe a copy of the database that does not have them");
    }

    static Finding nothing(String column) {
        return Finding.info(
                Rule.X3,
                "probe",
                "No table was tried: the app role may touch none with the column %s.".formatted(column),
                "-- name the column with --tenant-column, and the schemas with --schemas");
    }

    static Finding unwatched(ProbeTable table) {
        return Finding.info(
                Rule.X3,
                table.name(),
                ("The rows of the table %s could not be read in time, or at all, so it is not known whether tenant A "
                                + "changed some of tenant B.")
                        .formatted(table.name()),
                "-- probe as a role that may read the table, or a smaller copy of the database");
    }

    static Finding unanswered(String name, String sql) {
        return Finding.info(
                Rule.X3,
                name,
                "A statement on %s took too long, so nothing is known of it: %s.".formatted(name, sql),
                "-- probe a smaller copy of the database, which nobody else uses");
    }

    static Finding untried(ProbeTable table) {
        return Finding.info(
                Rule.X3,
                table.name(),
                "No row could be made in the table %s for a tenant of the probe's own, so nothing was tried there."
                        .formatted(table.name()),
                "-- probe as a role that may insert there, or a copy of the database");
    }
}
