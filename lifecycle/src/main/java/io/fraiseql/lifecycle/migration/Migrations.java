package io.fraiseql.lifecycle.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of {@code migrations/}, in the order of their versions. Immutable. */
public final class Migrations {
    /** The table in each schema that says which of them were applied there. */
    public static final String LEDGER_TABLE = "fraiseql_migration";

    private final List<MigrationFile> files;

    private Migrations(List<MigrationFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads the {@code .sql} files of a directory; those of its directories, and other files, are none.
     *
     * @throws MigrationException when the directory cannot be read, or a file in it is not a migration
     */
    public static Migrations read(Path directory) {
        var texts = new TreeMap<String, String>();
        try (Stream<Path> children = Files.list(directory)) {
            for (Path file : children.filter(Files::isRegularFile)
                    .filter(child -> child.toString().endsWith(".sql"))
                    .toList()) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        } catch (IOException e) {
            throw new MigrationException("the migrations in " + directory
                    + " cannot be read as UTF-8 text; there should be a directory with files such as V1__tables.sql: "
                    + e);
        }
        return of(texts);
    }

    /**
     * The same from texts by their names.
     *
     * @throws MigrationException when one of them is not a migration, or two have one version
     */
    public static Migrations of(Map<String, String> texts) {
        var files = new ArrayList<MigrationFile>();
        new TreeMap<>(texts).forEach((name, text) -> files.add(MigrationFile.of(name, text)));
        files.sort(Comparator.comparing(MigrationFile::version));
        for (int i = 1; i < files.size(); i++) {
            MigrationFile before = files.get(i - 1);
            MigrationFile file = files.get(i);
            if (before.version().equals(file.version())) {
                throw new MigrationException(before.name() + " and " + file.name() + " have the same version, "
                        + file.version() + "; give one of them the next");
            }
        }
        return new Migrations(files);
    }

    /** How many there are. */
    public int size() {
        return files.size();
    }

    List<MigrationFile> all() {
        return files;
    }

    List<MigrationFile> of(MigrationScope scope) {
        return files.stream().filter(file -> file.scope() == scope).toList();
    }
}
