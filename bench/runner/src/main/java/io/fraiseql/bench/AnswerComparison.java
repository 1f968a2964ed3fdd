package io.fraiseql.bench;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The comparison of the answers of all peers. */
final class AnswerComparison {
    private static final int SAMPLES = 5;

    private final GraphQLClient client;
    private final Requests requests;
    private final int tenants;

    AnswerComparison(GraphQLClient client, Requests requests, int tenants) {
        this.client = client;
        this.requests = requests;
        this.tenants = tenants;
    }

    /**
     * Asks all peers the same, for some tenants.
     *
     * @return how many rows the root field of an answer has
     * @throws BenchFailure when two of them differ
     */
    int compare(List<PeerProcess> peers, Workload workload) throws IOException, InterruptedException {
        List<PeerProcess> taking =
                peers.stream().filter(peer -> peer.peer().takes(workload)).toList();
        int asking = taking.stream()
                .mapToInt(peer -> peer.peer().asking(tenants))
                .min()
                .orElse(tenants);
        var random = new Random(workload.title().hashCode());
        int rows = 0;
        for (int sample = 0; sample < SAMPLES; sample++) {
            int tenant = random.nextInt(asking);
            int post = random.nextInt(RowIds.POSTS);
            JsonNode expected = answer(peers.getFirst(), workload, tenant, post);
            rows = rows(expected, workload, tenant);
            for (PeerProcess peer : taking) {
                JsonNode answer = answer(peer, workload, tenant, post);
                if (!answer.equals(expected)) {
                    throw new BenchFailure("%s: tenant %s gets other rows from %s than from %s:\n%s\n%s"
                            .formatted(
                                    workload.title(),
                                    RowIds.tenant(tenant),
                                    peer.peer().name(),
                                    peers.getFirst().peer().name(),
                                    answer,
                                    expected));
                }
            }
        }
        return rows;
    }

    private static int rows(JsonNode data, Workload workload, int tenant) {
        JsonNode root = data.values().iterator().next();
        if (root.isNull() || root.isEmpty()) {
            throw new BenchFailure(workload.title() + ": tenant " + RowIds.tenant(tenant) + " gets no rows");
        }
        return root.isArray() ? root.size() : 1;
    }

    private JsonNode answer(PeerProcess peer, Workload workload, int tenant, int post)
            throws IOException, InterruptedException {
        JsonNode data = client.data(peer, requests.of(peer.peer(), workload, tenant, post));
        return plain(data, workload.writes(), true);
    }

    /**
     * What is left when dialects are taken away: a payload around a single object, and the ways to write a point in
     * time. New rows have new ids, which nobody can compare.
     */
    private static JsonNode plain(JsonNode node, boolean withoutIds, boolean root) {
        var mapper = JsonMapper.shared();
        if (node.isArray()) {
            var array = mapper.createArrayNode();
            node.values().forEach(each -> array.add(plain(each, withoutIds, false)));
            return array;
        }
        if (node instanceof ObjectNode object) {
            if (!root && object.size() == 1 && object.values().iterator().next() instanceof ObjectNode inner) {
                return plain(inner, withoutIds, false);
            }
            var plain = mapper.createObjectNode();
            object.properties().forEach(field -> {
                if (!withoutIds || !field.getKey().equals("id")) {
                    plain.set(field.getKey(), plain(field.getValue(), withoutIds, false));
                }
            });
            return plain;
        }
        return node.isString() ? mapper.getNodeFactory().stringNode(plain(node.stringValue())) : node;
    }

    private static String plain(String text) {
        if (text.length() < 16 || text.charAt(10) != 'T') {
            return text;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeParseException e) {
            return text;
        }
    }
}
