package io.fraiseql.bench;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** All that a run has found out. */
record Report(Instant at, Machine machine, Settings settings, Map<Workload, List<Row>> rows) {
    Report {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(machine, "machine is null");
        Objects.requireNonNull(settings, "settings is null");
        rows = new EnumMap<>(rows);
    }

    /** {@code {"workloads":[{"name":..,"ratios":{"limit":..}}]}}, and beside it all the figures. */
    String json() {
        var mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("at", at.toString());
        root.set("machine", mapper.valueToTree(machine));
        ObjectNode how = root.putObject("settings");
        how.put("quick", settings.quick());
        how.put("rounds", settings.rounds());
        how.put("seconds", settings.seconds());
        how.put("warm_up", settings.warmUp());
        how.put("connections", settings.connections());
        how.put("pool", settings.pool());
        how.put("tenants", settings.tenants());
        how.put("heap", settings.heap());
        var workloads = root.putArray("workloads");
        rows.forEach((workload, each) -> workloads.add(workload(workload, each)));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode workload(Workload workload, List<Row> rows) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("name", workload.title());
        ObjectNode ratios = node.putObject("ratios");
        rows.stream()
                .filter(row -> !row.ours())
                .forEach(row -> ratios.put(row.contender(), rounded(row.ratio().median())));
        var contenders = node.putArray("contenders");
        for (Row row : rows) {
            ObjectNode figures = contenders.addObject();
            figures.put("name", row.contender());
            spread(figures.putObject("per_second"), row.perSecond());
            spread(figures.putObject("ratio"), row.ratio());
            figures.put("p50_ms", rounded(row.p50()));
            figures.put("p99_ms", rounded(row.p99()));
            figures.put("server_cpu_seconds_per_1000", rounded(row.serverCpu()));
            figures.put("postgres_cpu_seconds_per_1000", rounded(row.postgresCpu()));
            figures.put("client_cpu_seconds_per_1000", rounded(row.clientCpu()));
            figures.put("resident_mib", rounded(row.resident()));
            figures.put("errors", row.errors());
        }
        return node;
    }

    private static void spread(ObjectNode node, Spread spread) {
        node.put("median", rounded(spread.median()));
        node.put("min", rounded(spread.min()));
        node.put("max", rounded(spread.max()));
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
