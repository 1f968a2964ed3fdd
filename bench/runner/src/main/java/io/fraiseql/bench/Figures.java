package io.fraiseql.bench;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Figures as they stand in JSON, three digits behind the point. */
final class Figures {
    private Figures() {}

    static ObjectNode of(ContenderResult row) {
        ObjectNode figures = JsonMapper.shared().createObjectNode();
        figures.put("name", row.contender());
        figures.set("per_second", of(row.perSecond()));
        figures.set("ratio", of(row.ratio()));
        figures.put("p50_ms", rounded(row.p50()));
        figures.put("p99_ms", rounded(row.p99()));
        figures.put("server_cpu_seconds_per_1000", rounded(row.serverCpu()));
        figures.put("postgres_cpu_seconds_per_1000", rounded(row.postgresCpu()));
        figures.put("client_cpu_seconds_per_1000", rounded(row.clientCpu()));
        figures.put("resident_mib", rounded(row.resident()));
        figures.put("errors", row.errors());
        return figures;
    }

    static ObjectNode of(Spread spread) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("median", rounded(spread.median()));
        node.put("min", rounded(spread.min()));
        node.put("max", rounded(spread.max()));
        return node;
    }

    static ObjectNode of(StartTime start) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("name", start.name());
        node.put("start_seconds", rounded(start.seconds().median()));
        node.put("min", rounded(start.seconds().min()));
        node.put("max", rounded(start.seconds().max()));
        return node;
    }

    /** How it was measured. */
    static ObjectNode of(Settings settings) {
        ObjectNode how = JsonMapper.shared().createObjectNode();
        how.put("quick", settings.quick());
        how.put("rounds", settings.rounds());
        how.put("seconds", settings.seconds());
        how.put("warm_up", settings.warmUp());
        how.put("connections", settings.connections());
        how.put("pool", settings.pool());
        how.put("tenants", settings.tenants());
        how.put("heap", settings.heap());
        return how;
    }

    static double rounded(double figure) {
        return Math.round(figure * 1000) / 1000.0;
    }
}
