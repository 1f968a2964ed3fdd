package io.fraiseql.doctor;

import io.fraiseql.tenancy.isolation.Severity;
import io.fraiseql.tenancy.isolation.check.Homes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A fault to put into the sound schema of {@code base.sql}, and its twin, which looks much like it and is sound. A file of
 * {@code src/test/resources/faults}: a line {@code -- CHECK severity object}, what the doctor has to say; then the fault and the twin.
 */
record Fault(String name, String check, Severity severity, String object, String script, String twin) {
    private static final Path DIRECTORY = Path.of("src/test/resources/faults");

    static List<Fault> all() {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            return files.sorted().map(Fault::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Fault read(Path file) {
        try {
            String[] parts = Files.readString(file).split("-- (fault|twin)\n", -1);
            String[] expected = parts[0].strip().split(" ", 4);
            return new Fault(
                    file.getFileName().toString().replace(".sql", ""),
                    expected[1],
                    Severity.valueOf(expected[2].toUpperCase(Locale.ROOT)),
                    expected[3],
                    parts[1],
                    parts[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where tenants live who could have this fault. */
    Homes homes() {
        return Set.of("D1", "D3").contains(check) ? new Homes(Optional.empty(), true) : Patient.HOMES;
    }

    @Override
    public String toString() {
        return name;
    }
}
