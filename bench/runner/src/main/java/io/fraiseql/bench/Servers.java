package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.embedded.Passwords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The peers' servers, which end with the lifetime. */
final class Servers {
    private final RepositoryPaths paths;
    private final Settings settings;
    private final Lifetime lifetime;
    private final GraphQLClient client;
    private final String secret = Passwords.random();
    private final List<PeerProcess> running = new ArrayList<>();

    Servers(RepositoryPaths paths, Settings settings, Lifetime lifetime, GraphQLClient client) {
        this.paths = paths;
        this.settings = settings;
        this.lifetime = lifetime;
        this.client = client;
    }

    /** What tokens are signed with. */
    byte[] secret() {
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    /** Those that run, in the order in which they were started. */
    List<PeerProcess> running() {
        return List.copyOf(running);
    }

    /** Starts a server that goes on running. Returns the seconds to its first right answer. */
    double start(Peer peer, BenchDatabase database, Requests requests) throws Exception {
        PeerProcess server = open(peer, database, Map.of());
        running.add(server);
        return server.await(client, requests.of(peer, Workload.NEWEST, 0, 0));
    }

    /**
     * Starts the servers one after another, again and again; the last time those that take part go on running.
     *
     * <p>Once before, FraiseQL is started unmeasured: its files are in memory then, as those of peers are that have
     * just been built, and whoever measures has compiled what he measures with.
     */
    List<StartTime> measure(List<StartVariant> variants, Requests requests, Progress progress) throws Exception {
        var seconds = new LinkedHashMap<String, List<Double>>();
        for (int time = 0; time <= settings.starts(); time++) {
            for (StartVariant variant : time == 0 ? variants.subList(0, 1) : variants) {
                Peer peer = variant.peer();
                progress.say("starting " + peer.name());
                PeerProcess server = open(peer, variant.database(), variant.environment());
                double taken = server.await(client, requests.of(peer, Workload.NEWEST, 0, 0));
                if (time > 0) {
                    seconds.computeIfAbsent(peer.name(), _ -> new ArrayList<>()).add(taken);
                }
                if (variant.kept() && time == settings.starts()) {
                    running.add(server);
                } else {
                    server.close();
                }
            }
        }
        return seconds.entrySet().stream()
                .map(each -> new StartTime(each.getKey(), Spread.of(each.getValue())))
                .toList();
    }

    private PeerProcess open(Peer peer, BenchDatabase database, Map<String, String> more) throws Exception {
        Map<String, String> environment = environment(database);
        environment.putAll(more);
        return lifetime.open(() -> PeerProcess.start(paths, peer, freePort(), environment));
    }

    private Map<String, String> environment(BenchDatabase database) {
        var app = database.app();
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", app.url());
        environment.put("DATABASE_HOST", app.host());
        environment.put("DATABASE_PORT", Integer.toString(app.port()));
        environment.put("DATABASE_NAME", app.database());
        environment.put("DATABASE_USER", app.user());
        environment.put("DATABASE_PASSWORD", app.password());
        environment.put("ADMIN_DATABASE_URL", database.admin().url());
        environment.put("POOL_SIZE", Integer.toString(settings.pool()));
        environment.put("HEAP", settings.heap());
        environment.put("JWT_SECRET", secret);
        return environment;
    }

    /** For whoever wants to look at what is running: a file to be sourced by a shell, with the way into a database. */
    void writeWayIn(BenchDatabase database) throws IOException {
        var app = database.app();
        var lines = new ArrayList<>(List.of(
                "export PGHOST=" + app.host(),
                "export PGPORT=" + app.port(),
                "export PGDATABASE=" + app.database(),
                "export PGUSER=" + app.user(),
                "export PGPASSWORD=" + app.password()));
        for (PeerProcess server : running) {
            lines.add("# " + server.peer().name() + ": port " + server.port() + ", process " + server.group());
        }
        Path file = paths.work().resolve("environment");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
