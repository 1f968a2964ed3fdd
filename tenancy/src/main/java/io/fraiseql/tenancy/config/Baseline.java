package io.fraiseql.tenancy.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file of acknowledgements, for a database without a configuration: tables {@code [[acknowledged]]}, as those of
 * {@code [isolation]}.
 */
public final class Baseline {
    private Baseline() {}

    /**
     * Reads a file.
     *
     * @throws ConfigException with every problem of the file
     */
    public static List<AcknowledgedFinding> read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        var problems = new Problems(name);
        var keys = Keys.of(TomlSyntax.parse(Files.readString(file), name), problems);
        List<AcknowledgedFinding> read = AcknowledgedFinding.readAll(new Section(keys, new Environment(Map.of())));
        keys.refuseUnknown();
        problems.throwIfAny();
        return read;
    }
}
