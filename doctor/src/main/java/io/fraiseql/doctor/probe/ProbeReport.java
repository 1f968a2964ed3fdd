package io.fraiseql.doctor.probe;

import io.fraiseql.tenancy.isolation.Finding;

/** What an attempt that succeeded means. */
final class ProbeReport {
    private static final String SEE =
            "-- the other findings on this object say how; without one, look at what the statement runs";

    private ProbeReport() {}

    static Finding leak(ProbeTable table, String what, Attempt attempt) {
        return Finding.error(
                "X1",
                table.name(),
                "In a session of tenant A a row of tenant B of the table %s %s, as was tried: %s."
                        .formatted(table.name(), what, attempt.shown()),
                SEE);
    }

    static Finding differs(Shown shown) {
        return Finding.error(
                "X1",
                shown.name(),
                "In a session of tenant A the answer of %s changes when tenant B has rows, as was tried: %s."
                        .formatted(shown.name(), shown.query()),
                SEE);
    }

    static Finding learned(ProbeTable table, String what, Attempt attempt) {
        return Finding.warning(
                "X2",
                table.name(),
                "In a session of tenant A a row of tenant B %s in a statement on the table %s, which tells that it is there, as was tried: %s."
                        .formatted(what, table.name(), attempt.shown()),
                SEE);
    }

    static Finding untried(ProbeTable table) {
        return Finding.info(
                "X3",
                table.name(),
                "No row could be made in the table %s for a tenant of the probe's own, so nothing was tried there."
                        .formatted(table.name()),
                "-- probe as a role that may insert there, or a copy of the database");
    }
}
