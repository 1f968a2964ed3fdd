package io.fraiseql.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A peer's server under the load of wrk. */
final class HttpContender implements Contender {
    private static final Pattern RESULT =
            Pattern.compile("load \\{\"requests\": (\\d+), \"micros\": (\\d+), \"bytes\": (\\d+), \"p50\": (\\d+),"
                    + " \"p99\": (\\d+), \"errors\": (\\d+)}");

    private final RepositoryPaths paths;
    private final ChildProcesses children;
    private final PeerProcess peer;
    private final int connections;
    private final Map<Workload, Path> files = new EnumMap<>(Workload.class);
    private final Random seeds = new Random();

    HttpContender(
            RepositoryPaths paths,
            ChildProcesses children,
            PeerProcess peer,
            Requests requests,
            List<Workload> workloads,
            int connections)
            throws IOException {
        this.paths = paths;
        this.children = children;
        this.peer = peer;
        this.connections = connections;
        for (Workload workload : workloads.stream().filter(peer.peer()::takes).toList()) {
            files.put(workload, requests.file(peer.peer(), List.of(workload)));
        }
    }

    @Override
    public String name() {
        return peer.peer().name();
    }

    @Override
    public boolean takes(Workload workload) {
        return files.containsKey(workload);
    }

    @Override
    public LoadResult load(Workload workload, int seconds) throws IOException, InterruptedException {
        return wrk(file(workload), seconds, false);
    }

    /** The requests of a workload. */
    Path file(Workload workload) {
        Path file = files.get(workload);
        if (file == null) {
            throw new IllegalArgumentException("no requests for " + workload);
        }
        return file;
    }

    /** Warms the server up, and reads every answer. @throws BenchFailure when one of them is not what was asked for */
    LoadResult warmUp(Path file, int seconds) throws IOException, InterruptedException {
        LoadResult load = wrk(file, seconds, true);
        if (load.errors() > 0) {
            throw new BenchFailure(name() + ": " + load.errors() + " of " + load.requests()
                    + " answers are wrong; the server's last words:\n" + peer.lastWords());
        }
        return load;
    }

    private LoadResult wrk(Path file, int seconds, boolean check) throws IOException, InterruptedException {
        var result = children.run(
                List.of(
                        "wrk",
                        "--threads=1",
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=10s",
                        "--script=" + paths.loadScript(),
                        "http://127.0.0.1:" + peer.port() + "/graphql",
                        "--",
                        file.toString(),
                        Integer.toString(seeds.nextInt(1, 1_000_000)),
                        check ? "check" : "count"),
                Map.of());
        Matcher line = RESULT.matcher(result.output());
        if (result.status() != 0 || !line.find()) {
            throw new BenchFailure("wrk ended with " + result.status() + ":\n" + result.output());
        }
        if (Long.parseLong(line.group(6)) > 0) {
            System.err.print(result.output());
        }
        return new LoadResult(
                number(line, 1), number(line, 2), number(line, 3), number(line, 4), number(line, 5), number(line, 6));
    }

    private static long number(Matcher line, int group) {
        return Long.parseLong(line.group(group));
    }

    @Override
    public double cpuSeconds() throws IOException {
        return ProcessTimes.group(peer.group());
    }

    @Override
    public long resident() throws IOException {
        return ProcessTimes.resident(peer.group());
    }
}
