package io.fraiseql.bench;

import io.fraiseql.tenancy.config.Strategy;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A server that can be compared: a folder with an executable {@code start}, perhaps a {@code build}, and {@code
 * peer.properties}.
 *
 * @param token whether requests bear a token; otherwise they bear the headers {@code X-Tenant-ID} and {@code X-User-ID}
 * @param rowSecurity whether it serves the database with row-level security
 * @param strategy how its tenants are kept apart
 * @param most how many tenants it has at most
 * @param hot how many of them send requests, at most
 */
record Peer(String name, Path folder, boolean token, boolean rowSecurity, Strategy strategy, int most, int hot) {
    /** The one that the others are compared with. */
    static final String FRAISEQL = "fraiseql";

    Peer {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(folder, "folder is null");
        Objects.requireNonNull(strategy, "strategy is null");
    }

    /** The same under another name. */
    Peer named(String other) {
        return new Peer(other, folder, token, rowSecurity, strategy, most, hot);
    }

    /** How many of the tenants it has. */
    int tenants(int all) {
        return Math.min(all, most);
    }

    /** How many of the tenants send requests to it. */
    int asking(int all) {
        return Math.min(tenants(all), hot);
    }

    /**
     * Whether it takes part. What is written into many schemas or databases nobody could remove again between
     * two rounds.
     */
    boolean takes(Workload workload) {
        return strategy == Strategy.ROW || !workload.writes();
    }

    /** The name of the database that is made for it alone. */
    String databaseName() {
        return name.replace('-', '_');
    }

    /** How a strategy is spelled. */
    static String word(Strategy strategy) {
        return strategy.name().toLowerCase(Locale.ROOT);
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
                choice(folder, properties, "row-security", "on", "off"),
                strategy(folder, properties.getProperty("strategy", "row")),
                number(folder, properties, "tenants"),
                number(folder, properties, "hot"));
    }

    private static Strategy strategy(Path folder, String word) {
        try {
            return Strategy.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BenchFailure(folder + "/peer.properties: strategy is row, schema or database, not " + word);
        }
    }

    private static int number(Path folder, Properties properties, String key) {
        String value = properties.getProperty(key, String.valueOf(Integer.MAX_VALUE));
        if (!value.matches("[1-9]\\d{0,9}")) {
            throw new BenchFailure(folder + "/peer.properties: " + key + " is a number of tenants, not " + value);
        }
        return Integer.parseInt(value);
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
