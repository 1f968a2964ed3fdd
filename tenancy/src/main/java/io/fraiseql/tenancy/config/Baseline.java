package io.fraiseql.tenancy.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;

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
    public static List<Acknowledgement> read(Path file) throws IOException {
        var problems = new Problems(String.valueOf(file.getFileName()));
        var toml = Toml.parse(Files.readString(file));
        toml.errors().forEach(error -> problems.add(error.position(), SyntaxMessage.of(error)));
        problems.throwIfAny();

        var keys = Keys.of(toml, problems);
        List<Acknowledgement> read = AcknowledgementReader.read(new Section(keys, new Environment(Map.of())));
        keys.refuseUnknown();
        problems.throwIfAny();
        return read;
    }
}
