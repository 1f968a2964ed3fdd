package io.fraiseql.lifecycle.migration;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The outcome of a run for one target. */
public sealed interface TargetOutcome {
    /** The tenant's id, or {@code shared}. */
    String target();

    /** There was nothing to do. */
    record UpToDate(String target) implements TargetOutcome {
        public UpToDate {
            Objects.requireNonNull(target, "target is null");
        }
    }

    /** These files were applied. */
    record Migrated(String target, List<String> files, Duration took) implements TargetOutcome {
        public Migrated {
            Objects.requireNonNull(target, "target is null");
            files = List.copyOf(files);
        }
    }

    /** These files would be applied, in a run that changes nothing. */
    record Pending(String target, List<String> files) implements TargetOutcome {
        public Pending {
            Objects.requireNonNull(target, "target is null");
            files = List.copyOf(files);
        }
    }

    /** The target was left alone, for a reason that is none of its fault. */
    record Skipped(String target, String reason) implements TargetOutcome {
        public Skipped {
            Objects.requireNonNull(target, "target is null");
            Objects.requireNonNull(reason, "reason is null");
        }
    }

    /**
     * A file could not be applied, or the target not be reached. Files before it stay applied.
     *
     * @param file the file; empty when none was begun
     * @param line the line of the file that PostgreSQL points at, from 1
     * @param statement the whole statement
     * @param message what PostgreSQL says, and what helps
     */
    record Failed(
            String target, Optional<String> file, Optional<Integer> line, Optional<String> statement, String message)
            implements TargetOutcome {
        public Failed {
            Objects.requireNonNull(target, "target is null");
            Objects.requireNonNull(file, "file is null");
            Objects.requireNonNull(line, "line is null");
            Objects.requireNonNull(statement, "statement is null");
            Objects.requireNonNull(message, "message is null");
        }

        /** A failure that belongs to no file, such as a database that is away. */
        static Failed of(String target, Exception reason) {
            String message = reason instanceof SQLException sql
                    ? PostgresErrors.message(sql)
                    : String.valueOf(reason.getMessage());
            return new Failed(target, Optional.empty(), Optional.empty(), Optional.empty(), message);
        }

        /** File, line and message, in one line. */
        public String describe() {
            return file.map(name -> name
                                    + line.map(number -> ", line " + number).orElse("") + ": ")
                            .orElse("")
                    + message;
        }
    }
}
