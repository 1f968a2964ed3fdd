package io.fraiseql.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A server that can be compared: a folder with an executable {@code start}, perhaps a {@code build}, and {@code peer.properties}.
 *
 * @param token whether requests bear a token; otherwise they bear the headers {@code X-Tenant-ID} and {@code X-User-ID}
 * @param rowSecurity whether it serves the database with row-level security
 */
record Peer(String name, Path folder, boolean token, boolean rowSecurity) {
    /** The one that the others are compared with. */
    static final String FRAISEQL = "fraiseql";

    Peer {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(folder, "folder is null");
    }

    /** All peers, by name. */
    static List<Peer> in(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(path -> Files.isExecutable(path.resolve("start")))
                    .sorted()
                    .map(Peer::read)
                    .toList();
        }
    }

    private static Peer read(Path folder) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve("peer.properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new BenchFailure(folder + "/peer.properties cannot be read: " + e.getMessage());
        }
        return new Peer(
                folder.getFileName().toString(),
                folder,
                choice(folder, properties, "identity", "token", "headers"),
                choice(folder, properties, "row-security", "on", "off"));
    }

    private static boolean choice(Path folder, Properties properties, String key, String first, String second) {
        String value = properties.getProperty(key, first);
        if (!value.equals(first) && !value.equals(second)) {
            throw new BenchFailure(
                    folder + "/peer.properties: " + key + " is " + first + " or " + second + ", not " + value);
        }
        return value.equals(first);
    }

    /** The script that makes what {@code start} needs, if there is one. */
    Path build() {
        return folder.resolve("build");
    }

    Path start() {
        return folder.resolve("start");
    }

    /** Where documents of its own are, in place of those that it shares with the others. */
    Path workloads() {
        return folder.resolve("workloads");
    }
}
