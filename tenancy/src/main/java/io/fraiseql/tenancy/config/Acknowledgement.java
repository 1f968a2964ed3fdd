package io.fraiseql.tenancy.config;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A finding about the isolation of tenants that somebody knows of and answers for.
 *
 * @param check the finding's check, such as {@code R5}
 * @param object the finding's object, as the finding writes it
 * @param error whether it is of an error, of which rows can be read or changed; otherwise it counts for what is less,
 *     and for an error that comes to the same object later it does not
 * @param reason why it is answered for; not blank
 * @param date when that was decided
 * @param until the last day that it counts; empty when it counts until it is taken out
 */
public record Acknowledgement(
        String check, String object, boolean error, String reason, LocalDate date, Optional<LocalDate> until) {
    public Acknowledgement {
        Objects.requireNonNull(check, "check is null");
        Objects.requireNonNull(object, "object is null");
        Objects.requireNonNull(date, "date is null");
        Objects.requireNonNull(until, "until is null");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is blank");
        }
        if (until.filter(date::isAfter).isPresent()) {
            throw new IllegalArgumentException("until is before date, so it would never count");
        }
    }

    /** Whether it still counts on a day. */
    public boolean countsOn(LocalDate day) {
        return until.filter(day::isAfter).isEmpty();
    }
}
