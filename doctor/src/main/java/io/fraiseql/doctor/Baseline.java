package io.fraiseql.doctor;

import io.fraiseql.tenancy.isolation.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * Findings that somebody knows of and answers for, read from TOML: a table {@code [[acknowledged]]} each, with {@code check}, {@code object},
 * {@code reason} and {@code date}, all of which must be there.
 */
public record Baseline(List<Acknowledgement> acknowledgements) {
    /**
     * One of them.
     *
     * @param check the finding's check
     * @param object the finding's object
     */
    public record Acknowledgement(String check, String object, String reason, LocalDate date) {
        public Acknowledgement {
            Objects.requireNonNull(check, "check is null");
            Objects.requireNonNull(object, "object is null");
            Objects.requireNonNull(reason, "reason is null");
            Objects.requireNonNull(date, "date is null");
        }
    }

    public Baseline {
        acknowledgements = List.copyOf(acknowledgements);
    }

    /** No finding is acknowledged. */
    public static Baseline none() {
        return new Baseline(List.of());
    }

    /**
     * Reads a file.
     *
     * @throws BaselineException when an acknowledgement lacks something, or is none
     */
    public static Baseline read(Path file) throws IOException {
        TomlParseResult toml = Toml.parse(file);
        if (toml.hasErrors()) {
            throw new BaselineException(file + ": " + toml.errors().getFirst());
        }
        var acknowledgements = new ArrayList<Acknowledgement>();
        for (String key : toml.keySet()) {
            if (!(key.equals("acknowledged") && toml.get(List.of(key)) instanceof TomlArray tables)) {
                throw new BaselineException(file + ": '" + key + "' is not known; write tables [[acknowledged]]");
            }
            for (int i = 0; i < tables.size(); i++) {
                acknowledgements.add(acknowledgement(file, tables.get(i)));
            }
        }
        return new Baseline(acknowledgements);
    }

    private static Acknowledgement acknowledgement(Path file, Object entry) {
        if (entry instanceof TomlTable table
                && table.get("check") instanceof String check
                && table.get("object") instanceof String object
                && table.get("reason") instanceof String reason
                && !reason.isBlank()
                && table.get("date") instanceof LocalDate date) {
            return new Acknowledgement(check, object, reason, date);
        }
        throw new BaselineException(file
                + ": each [[acknowledged]] has a check, an object, a reason, and a date such as 2026-11-21: " + entry);
    }

    boolean acknowledges(Finding finding) {
        return acknowledgements.stream()
                .anyMatch(one ->
                        one.check().equals(finding.check()) && one.object().equals(finding.object()));
    }
}
