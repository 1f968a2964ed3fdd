package io.fraiseql.bench;

import io.fraiseql.bench.GraphQLClient.Request;
import io.fraiseql.cli.development.DevelopmentToken;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The requests of tenants, with the tokens that they bear. */
final class Requests {
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int POSTS_PER_TENANT = 5;

    private final RepositoryPaths paths;
    private final int tenants;
    private final List<String> tokens;

    Requests(RepositoryPaths paths, int tenants, byte[] secret) {
        this.paths = paths;
        this.tenants = tenants;
        this.tokens = tokens(tenants, secret);
    }

    private static List<String> tokens(int tenants, byte[] secret) {
        var tokens = new ArrayList<String>(tenants);
        for (int tenant = 0; tenant < tenants; tenant++) {
            tokens.add(new DevelopmentToken(
                            DevelopmentToken.Claims.DEFAULT,
                            RowIds.tenant(tenant),
                            RowIds.user(tenant),
                            List.of(),
                            "write:posts",
                            LIFETIME)
                    .sign(secret));
        }
        return List.copyOf(tokens);
    }

    /** One tenant's request. */
    Request of(Peer peer, Workload workload, int tenant, int post) throws IOException {
        return filled(peer, workload.body(paths.workloads(), peer.workloads()), tenant, post);
    }

    private Request filled(Peer peer, String body, int tenant, int post) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Accept", "application/json");
        if (peer.token()) {
            headers.put("Authorization", "Bearer " + tokens.get(tenant));
        } else {
            headers.put("X-Tenant-ID", RowIds.tenant(tenant));
            headers.put("X-User-ID", RowIds.user(tenant));
        }
        return new Request(
                headers,
                body.replace("@tenant@", RowIds.tenant(tenant))
                        .replace("@user@", RowIds.user(tenant))
                        .replace("@post@", RowIds.post(tenant, post)));
    }

    /** A file with requests of all tenants, for the load generator to take at random. */
    Path file(Peer peer, List<Workload> workloads) throws IOException {
        String name = workloads.size() == 1 ? workloads.getFirst().title() : "all";
        Path file = paths.work().resolve(peer.name() + "-" + name + ".requests");
        var random = new Random(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Workload workload : workloads.stream().filter(peer::takes).toList()) {
                String body = workload.body(paths.workloads(), peer.workloads());
                int each = body.contains("@post@") ? POSTS_PER_TENANT : 1;
                int asking = peer.asking(tenants);
                for (int number = 0; number < asking * each; number++) {
                    int post = random.nextInt(RowIds.POSTS);
                    out.write(line(filled(peer, body, number % asking, post)));
                }
            }
        }
        return file;
    }

    private static String line(Request request) {
        var line = new StringBuilder();
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            line.append(header.getKey()).append(": ").append(header.getValue()).append('\t');
        }
        return line.append(request.body()).append('\n').toString();
    }
}
