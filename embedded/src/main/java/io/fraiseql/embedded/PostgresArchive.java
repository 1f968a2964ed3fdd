package io.fraiseql.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's executables for this machine, as they come from Maven: a {@code .txz} on the class path. */
final class PostgresArchive {
    private PostgresArchive() {}

    /** Work on the directory. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** Who decides whether the directory may still be written to. */
    @FunctionalInterface
    interface Guard {
        void run(Step step) throws IOException;
    }

    /**
     * Unpacks into an existing directory.
     *
     * @param guard runs the writing of each file, or throws when nothing may be written any more
     * @throws IOException also when there are no executables for this machine
     */
    static void unpack(Path directory, Guard guard) throws IOException {
        String name = "/postgres-%s-%s.txz".formatted(system(), architecture());
        try (InputStream archive = PostgresArchive.class.getResourceAsStream(name)) {
            if (archive == null) {
                throw new IOException("there is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                        + System.getProperty("os.arch") + "; use a PostgreSQL of your own (--database-url)");
            }
            try (var entries = new TarArchiveInputStream(new XZInputStream(archive))) {
                for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
                    var next = entry;
                    guard.run(() -> write(next, entries, directory));
                }
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path file = directory.resolve(entry.getName()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("an entry of the archive points outside it: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(file, directory.resolve(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            if ((entry.getMode() & 0100) != 0) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "darwin" : name;
    }

    private static String architecture() {
        String name = System.getProperty("os.arch");
        return switch (name) {
            case "amd64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> name;
        };
    }
}
