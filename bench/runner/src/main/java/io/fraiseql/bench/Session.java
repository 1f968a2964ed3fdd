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
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One run, from an empty machine to a report. Whatever it starts belongs to the lifetime. */
final class Session {
    private final Checkout checkout;
    private final Settings settings;
    private final String pgbench;
    private final Lifetime lifetime;
    private final Progress progress;
    private final Children children;
    private final GraphQLClient client;
    private final String secret = Passwords.random();

    Session(Checkout checkout, Settings settings, String pgbench, Lifetime lifetime, Progress progress)
            throws Exception {
        this.checkout = checkout;
        this.settings = settings;
        this.pgbench = pgbench;
        this.lifetime = lifetime;
        this.progress = progress;
        this.children = lifetime.open(Children::new);
        this.client = lifetime.open(GraphQLClient::new);
    }

    Report run() throws Exception {
        List<Peer> peers = peers();
        for (Peer peer : peers) {
            build(peer);
        }
        progress.say("loading %,d tenants into an embedded PostgreSQL".formatted(settings.tenants()));
        var database =
                BenchDatabase.start(lifetime, checkout.schema(), new Dataset(checkout.rows(), settings.tenants()));
        var requests = new Requests(checkout, settings.tenants(), secret.getBytes(StandardCharsets.UTF_8));
        List<PeerProcess> servers = start(peers, database, requests);
        database.disableRowSecurityInCopy();
        writeWayIn(database, servers);

        var contenders = new ArrayList<Contender>();
        var http = new ArrayList<HttpContender>();
        for (PeerProcess server : servers) {
            http.add(new HttpContender(
                    checkout, children, server, requests, settings.workloads(), settings.connections()));
        }
        contenders.addAll(http);
        Map<Workload, Integer> rows = compare(servers, requests);
        if (settings.peers().contains("limit")) {
            contenders.add(1, limit(database, requests, servers.getFirst(), rows));
        }
        database.removeCreated();
        new WarmUp(requests, settings, progress).run(servers, http);
        database.removeCreated();

        var measured = new Rounds(database, contenders, settings, progress).run();
        return new Report(Instant.now(), Machine.of(database.version()), settings, measured);
    }

    /** For whoever wants to look at what is running: a file to be sourced by a shell. */
    private void writeWayIn(BenchDatabase database, List<PeerProcess> servers) throws IOException {
        var app = database.app(true);
        var lines = new ArrayList<>(List.of(
                "export PGHOST=" + app.host(),
                "export PGPORT=" + app.port(),
                "export PGDATABASE=" + app.database(),
                "export PGUSER=" + app.user(),
                "export PGPASSWORD=" + app.password()));
        for (PeerProcess server : servers) {
            lines.add("# " + server.peer().name() + ": port " + server.port() + ", process " + server.group());
        }
        Path file = checkout.work().resolve("environment");
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, lines);
    }

    private List<Peer> peers() throws IOException {
        List<Peer> all = Peer.in(checkout.peers());
        var names = new ArrayList<>(all.stream().map(Peer::name).toList());
        names.add("limit");
        for (String wanted : settings.peers()) {
            if (!names.contains(wanted)) {
                throw new BenchFailure("there is no peer " + wanted + "; there are " + String.join(", ", names));
            }
        }
        var taking = new ArrayList<Peer>();
        all.stream().filter(peer -> peer.name().equals(Peer.FRAISEQL)).forEach(taking::add);
        all.stream()
                .filter(peer ->
                        !peer.name().equals(Peer.FRAISEQL) && settings.peers().contains(peer.name()))
                .forEach(taking::add);
        return taking;
    }

    private void build(Peer peer) throws IOException, InterruptedException {
        if (!peer.build().toFile().canExecute()) {
            return;
        }
        progress.say("building " + peer.name());
        var result = children.run(List.of(peer.build().toString()), Map.of());
        if (result.status() != 0) {
            throw new BenchFailure(peer.name() + " cannot be built:\n" + result.output());
        }
    }

    private List<PeerProcess> start(List<Peer> peers, BenchDatabase database, Requests requests) throws Exception {
        var servers = new ArrayList<PeerProcess>();
        for (Peer peer : peers) {
            progress.say("starting " + peer.name());
            Map<String, String> environment = environment(peer, database);
            servers.add(lifetime.open(() -> PeerProcess.start(checkout, peer, freePort(), environment)));
        }
        for (PeerProcess server : servers) {
            server.await(client, requests.of(server.peer(), settings.workloads().getFirst(), 0, 0));
        }
        return List.copyOf(servers);
    }

    private Map<String, String> environment(Peer peer, BenchDatabase database) {
        var app = database.app(peer.rowSecurity());
        var environment = new HashMap<String, String>();
        environment.put("DATABASE_URL", app.url());
        environment.put("DATABASE_HOST", app.host());
        environment.put("DATABASE_PORT", Integer.toString(app.port()));
        environment.put("DATABASE_NAME", app.database());
        environment.put("DATABASE_USER", app.user());
        environment.put("DATABASE_PASSWORD", app.password());
        environment.put("ADMIN_DATABASE_URL", database.admin(peer.rowSecurity()).url());
        environment.put("POOL_SIZE", Integer.toString(settings.pool()));
        environment.put("HEAP", settings.heap());
        environment.put("JWT_SECRET", secret);
        return environment;
    }

    private Map<Workload, Integer> compare(List<PeerProcess> servers, Requests requests)
            throws IOException, InterruptedException {
        var answers = new Answers(client, requests, settings.tenants());
        var rows = new EnumMap<Workload, Integer>(Workload.class);
        for (Workload workload : settings.workloads()) {
            progress.say("comparing the answers: " + workload.title());
            rows.put(workload, answers.compare(servers, workload));
        }
        return rows;
    }

    private Contender limit(
            BenchDatabase database, Requests requests, PeerProcess fraiseql, Map<Workload, Integer> rows)
            throws IOException, SQLException, InterruptedException {
        var limit = new LimitContender(checkout, children, pgbench, database.app(true), settings.connections());
        var setup = new LimitSetup(database, client, requests, fraiseql, settings.tenants());
        for (var each : rows.entrySet()) {
            progress.say("capturing the SQL: " + each.getKey().title());
            limit.add(each.getKey(), setup.script(each.getKey(), each.getValue()));
        }
        return limit;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
