package io.fraiseql.bench;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.tenancy.config.Strategy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One run of {@code bench/scale}. FraiseQL has few tenants and many, in turn: a server and a database for each number,
 * on the same PostgreSQL. Beside each of them the limit: what many tenants cost PostgreSQL cannot be FraiseQL's.
 */
final class ScaleRun {
    /** The least number of tenants; the limit is captured from one of them and proved with another. */
    static final int LEAST = 10;

    /** A quarter of the machine's memory, as PostgreSQL's manual recommends, and the same for all. */
    private static final double SHARE_OF_BUFFERS = 0.25;

    private static final Workload WORKLOAD = Workload.NEWEST;

    private final RepositoryPaths paths;
    private final Settings settings;
    private final List<Integer> sizes;
    private final String pgbench;
    private final Lifetime lifetime;
    private final Progress progress;
    private final ChildProcesses children;
    private final GraphQLClient client;

    /** @param sizes numbers of tenants; the first is what others are compared with */
    ScaleRun(
            RepositoryPaths paths,
            RunOptions options,
            List<Integer> sizes,
            String pgbench,
            Lifetime lifetime,
            Progress progress)
            throws Exception {
        this.paths = paths;
        this.settings = options.settings(List.of(WORKLOAD), List.of("limit"), sizes.getLast(), Set.of(Strategy.ROW));
        this.sizes = List.copyOf(sizes);
        this.pgbench = pgbench;
        this.lifetime = lifetime;
        this.progress = progress;
        this.children = lifetime.open(ChildProcesses::new);
        this.client = lifetime.open(GraphQLClient::new);
    }

    ScaleReport run() throws Exception {
        int buffers = (int) (Machine.memoryBytes() * SHARE_OF_BUFFERS / 1024 / 1024);
        var server = BenchServer.start(lifetime, paths.schema(), buffers);
        Peer fraiseql = Peer.in(paths.peers()).stream()
                .filter(peer -> peer.name().equals(Peer.FRAISEQL))
                .findFirst()
                .orElseThrow();
        var servers = new Servers(paths, settings, lifetime, client);
        var http = new ArrayList<HttpContender>();
        var limits = new ArrayList<LimitContender>();
        for (int size : sizes) {
            progress.say("loading %,d tenants into an embedded PostgreSQL".formatted(size));
            var database = server.create("blog_" + size);
            database.load(Dataset.small(paths.rows(), size));
            var requests = new Requests(paths, size, servers.secret());
            Peer peer = fraiseql.named(fraiseqlWith(size));
            progress.say("starting " + peer.name());
            servers.start(peer, database, requests);
            PeerProcess process = servers.running().getLast();
            http.add(new HttpContender(
                    paths, children, process, requests, settings.workloads(), settings.connections()));
            limits.add(limit(server, database, requests, process, size));
        }
        servers.writeWayIn(server.in("blog_" + sizes.getLast()));
        warmUp(http);
        var contenders = new ArrayList<Contender>(http);
        contenders.addAll(limits);
        Map<String, List<Measurement>> turns =
                new Rounds(server.postmaster(), () -> {}, contenders, settings, progress).run(WORKLOAD);
        return new ScaleReport(Instant.now(), Machine.of(server.version()), settings, buffers, rows(turns));
    }

    private LimitContender limit(
            BenchServer server, BenchDatabase database, Requests requests, PeerProcess process, int size)
            throws Exception {
        int rows = new AnswerComparison(client, requests, size).compare(List.of(process), WORKLOAD);
        var limit =
                new LimitContender(limitWith(size), paths, children, pgbench, database.app(), settings.connections());
        limit.add(WORKLOAD, new LimitSetup(server, database, client, requests, process, size).script(WORKLOAD, rows));
        return limit;
    }

    private void warmUp(List<HttpContender> contenders) throws Exception {
        for (HttpContender contender : contenders) {
            progress.say("warming up " + contender.name() + " for " + settings.warmUp() + " s");
            contender.warmUp(contender.file(WORKLOAD), settings.warmUp());
        }
    }

    /** Each size compared with the first. */
    private Map<Integer, ScaleReport.Size> rows(Map<String, List<Measurement>> turns) {
        var rows = new LinkedHashMap<Integer, ScaleReport.Size>();
        for (int size : sizes) {
            rows.put(
                    size,
                    new ScaleReport.Size(
                            row(turns, fraiseqlWith(size), fraiseqlWith(sizes.getFirst())),
                            row(turns, limitWith(size), limitWith(sizes.getFirst()))));
        }
        return rows;
    }

    private static ContenderResult row(Map<String, List<Measurement>> turns, String name, String first) {
        List<Measurement> own = turns.getOrDefault(name, List.of());
        return ContenderResult.of(name, own, own, turns.getOrDefault(first, List.of()));
    }

    private static String fraiseqlWith(int tenants) {
        return "fraiseql, %,d tenants".formatted(tenants);
    }

    private static String limitWith(int tenants) {
        return "limit, %,d tenants".formatted(tenants);
    }
}
