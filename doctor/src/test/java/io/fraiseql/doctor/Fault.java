package io.fraiseql.doctor;

import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.Severity;
import io.fraiseql.isolation.check.TenancyModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A fault to put into the sound schema of {@code base.sql}, and its twin, which looks much like it and is sound. A file
 * of {@code src/test/resources/faults}: a line {@code -- RULE severity object}, what the doctor has to say; then the
 * fault and the twin.
 *
 * @param since the major version of PostgreSQL from which on the twin is sound
 */
record Fault(String name, Rule rule, Severity severity, String object, String script, String twin, int since) {
    private static final Pattern TWIN = Pattern.compile("-- twin(?: since (\\d+))?\n");
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
            String text = Files.readString(file);
            Matcher twin = TWIN.matcher(text);
            if (!twin.find()) {
                throw new IllegalStateException(file + " has no twin");
            }
            String[] parts = text.substring(0, twin.start()).split("-- fault\n", -1);
            String[] expected = parts[0].strip().split(" ", 4);
            return new Fault(
                    file.getFileName().toString().replace(".sql", ""),
                    Rule.valueOf(expected[1]),
                    Severity.valueOf(expected[2].toUpperCase(Locale.ROOT)),
                    expected[3],
                    parts[1],
                    text.substring(twin.end()),
                    twin.group(1) == null ? 0 : Integer.parseInt(twin.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where tenants live who could have this fault. */
    TenancyModel model() {
        return Set.of(Rule.D1, Rule.D3).contains(rule)
                ? new TenancyModel(Optional.empty(), true)
                : ExaminedDatabase.MODEL;
    }

    @Override
    public String toString() {
        return name;
    }
}
