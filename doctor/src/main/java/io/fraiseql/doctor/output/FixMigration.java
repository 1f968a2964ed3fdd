package io.fraiseql.doctor.output;

import io.fraiseql.doctor.Report;
import io.fraiseql.isolation.Finding;
import java.util.HashSet;

/** The fixes of all findings as one migration, each under the sentence that says what it mends; nothing twice. */
public final class FixMigration {
    private FixMigration() {}

    /** The migration's text. */
    public static String of(Report report) {
        var text = new StringBuilder("-- Written by fraiseql doctor. Read it before you run it.\n");
        var written = new HashSet<String>();
        for (Finding finding : report.findings()) {
            if (written.add(finding.fix())) {
                text.append("\n-- ")
                        .append(finding.rule())
                        .append(": ")
                        .append(finding.message().replace("\n", " "))
                        .append('\n')
                        .append(finding.fix())
                        .append('\n');
            }
        }
        return text.toString();
    }
}
