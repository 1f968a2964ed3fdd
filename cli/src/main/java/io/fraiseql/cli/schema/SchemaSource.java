package io.fraiseql.cli.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A {@code .java} file of a schema.
 *
 * @param name how messages call it
 */
public record SchemaSource(String name, String text) {
    public SchemaSource {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(text, "text is null");
    }

    /**
     * Reads a file, or the {@code .java} files of a directory in the order of their names; not those of
     * its directories.
     *
     * @throws SchemaException when a file cannot be read
     */
    public static List<SchemaSource> read(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                return List.of(file(path));
            }
            try (Stream<Path> children = Files.list(path)) {
                return children.filter(child -> child.toString().endsWith(".java"))
                        .sorted()
                        .map(SchemaSource::file)
                        .toList();
            }
        } catch (IOException e) {
            throw new SchemaException("the directory " + path + " cannot be read: " + e, e);
        }
    }

    private static SchemaSource file(Path file) {
        try {
            return new SchemaSource(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new SchemaException("the schema file " + file + " cannot be read: " + e, e);
        }
    }
}
