package io.fraiseql.tenancy.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code [[acknowledged]]}: a finding about the isolation of tenants that somebody knows of and answers for.
 *
 * @param check the finding's check, such as {@code R5}
 * @param object the finding's object, as the finding writes it
 * @param error whether the finding is an error, through which rows can be read or changed; an acknowledgement of less
 *     does not count for an error that comes to the same object later
 * @param reason why it is answered for; not blank
 * @param date when that was decided
 * @param until the last day that it counts; empty when it counts until it is taken out
 */
public record AcknowledgedFinding(
        String check, String object, boolean error, String reason, LocalDate date, Optional<LocalDate> until) {
    private static final Pattern CHECK = Pattern.compile("[A-Z]\\d{1,2}");

    public AcknowledgedFinding {
        checkId(check);
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(date, "date is null");
        Objects.requireNonNull(until, "until is null");
        if (reason.isBlank()) {
            throw new RefusedValueException("reason", "reason is blank");
        }
        until.ifPresent(last -> requireOrder(date, last));
    }

    /** Whether it still counts on a day. */
    public boolean countsOn(LocalDate day) {
        return until.filter(day::isAfter).isEmpty();
    }

    /** The tables {@code [[acknowledged]]} of a section. */
    static List<AcknowledgedFinding> readAll(Section section) {
        var read = new ArrayList<AcknowledgedFinding>();
        for (Section table : section.tables("acknowledged")) {
            read(table).ifPresent(read::add);
        }
        return List.copyOf(read);
    }

    private static Optional<AcknowledgedFinding> read(Section table) {
        requireKey(table, "check", "check is missing; set it to the finding's, such as \"R5\"");
        requireKey(table, "object", "object is missing; set it to the finding's, such as \"public.tb_post\"");
        requireKey(table, "reason", "reason is missing; set it to a sentence for whoever reads it next");
        requireKey(table, "date", "date is missing; set it to the day of the decision, such as 2026-11-21");
        Optional<String> check = table.parsed("check", AcknowledgedFinding::checkId);
        Optional<String> object = table.text("object");
        boolean error = table.parsed("severity", AcknowledgedFinding::isError).orElse(false);
        Optional<String> reason = table.text("reason");
        Optional<LocalDate> date = table.date("date");
        Optional<LocalDate> until = table.date("until");
        if (date.isPresent() && until.isPresent()) {
            table.check(() -> requireOrder(date.get(), until.get()));
        }
        if (check.isEmpty() || object.isEmpty() || reason.isEmpty() || date.isEmpty()) {
            return Optional.empty();
        }
        return table.made(
                () -> new AcknowledgedFinding(check.get(), object.get(), error, reason.get(), date.get(), until));
    }

    private static void requireKey(Section table, String key, String message) {
        if (!table.has(key)) {
            table.refuse(key, message);
        }
    }

    private static String checkId(String text) {
        if (!CHECK.matcher(text).matches()) {
            throw new RefusedValueException(
                    "check", "check is a letter and a number, such as \"R5\"; docs/doctor.md has all of them");
        }
        return text;
    }

    private static boolean isError(String severity) {
        return switch (severity) {
            case "error" -> true;
            case "warning" -> false;
            default ->
                throw new RefusedValueException(
                        "severity", "severity is \"warning\", which it is by default, or \"error\"");
        };
    }

    private static void requireOrder(LocalDate date, LocalDate until) {
        if (date.isAfter(until)) {
            throw new RefusedValueException("until", "until is before date, so it would never count");
        }
    }
}
