package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One way of several to start a peer.
 *
 * @param peer under the name of this way
 * @param database what it is to serve
 * @param environment what {@code start} finds in its environment beside the usual
 * @param kept whether this server takes part in the run, when its start has been measured
 */
record StartVariant(Peer peer, BenchDatabase database, Map<String, String> environment, boolean kept) {
    StartVariant {
        environment = Map.copyOf(environment);
    }

    /**
     * Every peer as it is, and FraiseQL also without its ahead-of-time cache, and with an API that is compiled already.
     */
    static List<StartVariant> of(List<Peer> peers, Databases databases, Path jar) throws IOException, SQLException {
        var variants = new ArrayList<StartVariant>();
        Map<String, String> withoutCache = Map.of("FRAISEQL_AOT", "off");
        Map<String, String> compiled = Map.of("SCHEMA_JAR", jar.toString());
        Map<String, String> neither = Map.of("FRAISEQL_AOT", "off", "SCHEMA_JAR", jar.toString());
        for (Peer peer : peers) {
            BenchDatabase database = databases.of(peer);
            variants.add(new StartVariant(peer, database, Map.of(), true));
            if (peer.name().equals(Peer.FRAISEQL)) {
                variants.add(new StartVariant(peer.named("fraiseql, no AOT cache"), database, withoutCache, false));
                variants.add(new StartVariant(peer.named("fraiseql, schema jar"), database, compiled, false));
                variants.add(
                        new StartVariant(peer.named("fraiseql, schema jar, no AOT cache"), database, neither, false));
            }
        }
        return List.copyOf(variants);
    }

    /** Compiles the blog's API as the documentation tells to. */
    static Path compile(RepositoryPaths paths, ChildProcesses children) throws IOException, InterruptedException {
        Path classes = Files.createDirectories(paths.work().resolve("classes"));
        Path jar = paths.work().resolve("blog.jar");
        Path tools = Path.of(System.getProperty("java.home"), "bin");
        run(
                children,
                List.of(
                        tools.resolve("javac").toString(),
                        "-parameters",
                        "-d",
                        classes.toString(),
                        "--class-path",
                        paths.root().resolve("cli/target/dist/lib") + "/*",
                        paths.api().toString()));
        run(
                children,
                List.of(
                        tools.resolve("jar").toString(),
                        "--create",
                        "--file",
                        jar.toString(),
                        "-C",
                        classes.toString(),
                        "."));
        return jar;
    }

    private static void run(ChildProcesses children, List<String> command) throws IOException, InterruptedException {
        var result = children.run(command, Map.of());
        if (result.status() != 0) {
            throw new BenchFailure(
                    String.join(" ", command) + " ended with " + result.status() + ":\n" + result.output());
        }
    }
}
