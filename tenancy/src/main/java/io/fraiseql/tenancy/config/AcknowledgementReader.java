package io.fraiseql.tenancy.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tables {@code [[acknowledged]]}, wherever they stand. */
final class AcknowledgementReader {
    static final String KEY = "acknowledged";

    private static final Pattern CHECK = Pattern.compile("[A-Z]\\d{1,2}");

    private AcknowledgementReader() {}

    static List<Acknowledgement> read(Section section) {
        var read = new ArrayList<Acknowledgement>();
        for (Section table : section.tables(KEY)) {
            Optional<String> check =
                    required(table, "check", "the finding's, such as \"R5\"").filter(name -> isCheck(table, name));
            Optional<String> object = required(table, "object", "the finding's, such as \"public.tb_post\"");
            Optional<Boolean> error = severity(table);
            Optional<String> reason = required(table, "reason", "a sentence for whoever reads it next");
            Optional<LocalDate> date = table.date("date");
            if (!table.has("date")) {
                table.refuse("date", "date is missing; set it to the day of the decision, such as 2026-11-21");
            }
            Optional<LocalDate> until = table.date("until");
            if (date.isPresent() && until.filter(date.get()::isAfter).isPresent()) {
                table.refuse("until", "until is before date, so it would never count");
            } else if (check.isPresent()
                    && object.isPresent()
                    && error.isPresent()
                    && reason.isPresent()
                    && date.isPresent()) {
                read.add(new Acknowledgement(check.get(), object.get(), error.get(), reason.get(), date.get(), until));
            }
        }
        return List.copyOf(read);
    }

    private static Optional<Boolean> severity(Section table) {
        String named = table.text("severity").orElse("warning");
        if (!named.equals("warning") && !named.equals("error")) {
            table.refuse("severity", "severity is \"warning\", which it is by default, or \"error\"");
            return Optional.empty();
        }
        return Optional.of(named.equals("error"));
    }

    private static boolean isCheck(Section table, String name) {
        boolean is = CHECK.matcher(name).matches();
        if (!is) {
            table.refuse("check", "check is a letter and a number, such as \"R5\"; docs/doctor.md has all of them");
        }
        return is;
    }

    private static Optional<String> required(Section table, String key, String what) {
        if (!table.has(key)) {
            table.refuse(key, key + " is missing; set it to " + what);
        }
        return table.text(key);
    }
}
