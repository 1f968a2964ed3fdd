package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One run of {@code bench/run}, from an empty machine to a report. Whatever it starts belongs to the lifetime. */
final class ComparisonRun {
    private static final int BUFFERS = 512;

    private final RepositoryPaths paths;
    private final Settings settings;
    private final String pgbench;
    private final Lifetime lifetime;
    private final Progress progress;
    private final ChildProcesses children;
    private final GraphQLClient client;

    ComparisonRun(RepositoryPaths paths, Settings settings, String pgbench, Lifetime lifetime, Progress progress)
            throws Exception {
        this.paths = paths;
        this.settings = settings;
        this.pgbench = pgbench;
        this.lifetime = lifetime;
        this.progress = progress;
        this.children = lifetime.open(ChildProcesses::new);
        this.client = lifetime.open(GraphQLClient::new);
    }

    RunReport run() throws Exception {
        List<Peer> peers = peers();
        for (Peer peer : peers) {
            build(peer);
        }
        var server = BenchServer.start(lifetime, paths.schema(), BUFFERS);
        var databases = Databases.load(server, Dataset.full(paths.rows(), settings.tenants()), progress);
        var servers = new Servers(paths, settings, lifetime, client);
        var requests = new Requests(paths, settings.tenants(), servers.secret());
        List<StartVariant> variants = StartVariant.of(peers, databases, StartVariant.compile(paths, children));
        List<StartTime> starts = servers.measure(variants, requests, progress);
        databases.withoutRowSecurity().disableRowSecurity();
        servers.writeWayIn(databases.blog());

        var http = new ArrayList<HttpContender>();
        for (PeerProcess each : servers.running()) {
            http.add(new HttpContender(paths, children, each, requests, settings.workloads(), settings.connections()));
        }
        var contenders = new ArrayList<Contender>(http);
        Map<Workload, Integer> rows = compare(servers.running(), requests);
        if (settings.peers().contains("limit")) {
            contenders.add(1, limit(server, databases.blog(), requests, servers, rows));
        }
        databases.removeCreated();
        new WarmUp(requests, settings, progress).run(servers.running(), http);
        databases.removeCreated();

        var rounds = new Rounds(server.postmaster(), databases::removeCreated, contenders, settings, progress);
        var measured = new EnumMap<Workload, List<ContenderResult>>(Workload.class);
        for (Workload workload : settings.workloads()) {
            measured.put(workload, ContenderResult.againstFirst(rounds.run(workload)));
        }
        return new RunReport(Instant.now(), Machine.of(server.version()), settings, starts, measured);
    }

    /** FraiseQL first. */
    private List<Peer> peers() throws IOException {
        List<Peer> all = Peer.in(paths.peers());
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
        for (Peer peer : taking) {
            if (!settings.strategies().contains(peer.strategy())) {
                throw new BenchFailure(peer.name() + " takes part with --strategies row," + Peer.word(peer.strategy()));
            }
        }
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

    private Map<Workload, Integer> compare(List<PeerProcess> servers, Requests requests)
            throws IOException, InterruptedException {
        var answers = new AnswerComparison(client, requests, settings.tenants());
        var rows = new EnumMap<Workload, Integer>(Workload.class);
        for (Workload workload : settings.workloads()) {
            progress.say("comparing the answers: " + workload.title());
            rows.put(workload, answers.compare(servers, workload));
        }
        return rows;
    }

    private Contender limit(
            BenchServer server, BenchDatabase blog, Requests requests, Servers servers, Map<Workload, Integer> rows)
            throws IOException, SQLException, InterruptedException {
        var limit = new LimitContender("limit", paths, children, pgbench, blog.app(), settings.connections());
        var setup =
                new LimitSetup(server, blog, client, requests, servers.running().getFirst(), settings.tenants());
        for (var each : rows.entrySet()) {
            progress.say("capturing the SQL: " + each.getKey().title());
            limit.add(each.getKey(), setup.script(each.getKey(), each.getValue()));
        }
        return limit;
    }
}
