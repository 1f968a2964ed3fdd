package io.fraiseql.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The results of a run. */
record RunReport(
        Instant at,
        Machine machine,
        Settings settings,
        List<StartTime> starts,
        Map<Workload, List<ContenderResult>> results) {
    RunReport {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(machine, "machine is null");
        Objects.requireNonNull(settings, "settings is null");
        starts = List.copyOf(starts);
        results = new EnumMap<>(results);
    }

    /** For a terminal. */
    List<String> tables() {
        var tables = new ArrayList<String>();
        results.forEach((workload, each) ->
                tables.add(Table.ofRows(each).terminal(workload.title() + ": " + workload.description())));
        tables.add(Table.ofStarts(starts).terminal("start: from the command to the first right answer"));
        return tables;
    }

    /**
     * {@code {"workloads":[{"name":..,"ratios":{"limit":..}}],"starts":[{"name":..,"start_seconds":..}]}}, and beside
     * it all the figures.
     */
    String json() {
        var mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("at", at.toString());
        root.set("machine", mapper.valueToTree(machine));
        root.set("settings", Figures.of(settings));
        var workloads = root.putArray("workloads");
        results.forEach((workload, each) -> workloads.add(workload(workload, each)));
        var took = root.putArray("starts");
        starts.forEach(start -> took.add(Figures.of(start)));
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }

    private static ObjectNode workload(Workload workload, List<ContenderResult> results) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        node.put("name", workload.title());
        ObjectNode ratios = node.putObject("ratios");
        results.stream()
                .filter(result -> !result.reference())
                .forEach(result -> ratios.put(
                        result.contender(), Figures.rounded(result.ratio().median())));
        var contenders = node.putArray("contenders");
        results.forEach(result -> contenders.add(Figures.of(result)));
        return node;
    }
}
