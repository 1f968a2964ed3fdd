package io.fraiseql.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cost of the number of tenants.
 *
 * @param buffers megabytes of PostgreSQL's shared buffers
 * @param sizes by the number of tenants; ratios are to the first
 */
record ScaleReport(Instant at, Machine machine, Settings settings, int buffers, Map<Integer, Size> sizes) {
    /** FraiseQL, and the limit on the same tables. */
    record Size(ContenderResult fraiseql, ContenderResult limit) {}

    ScaleReport {
        Objects.requireNonNull(at, "at is null");
        Objects.requireNonNull(machine, "machine is null");
        Objects.requireNonNull(settings, "settings is null");
        sizes = new LinkedHashMap<>(sizes);
    }

    private List<ContenderResult> rows() {
        var rows = new ArrayList<ContenderResult>();
        sizes.values().forEach(size -> rows.add(size.fraiseql()));
        sizes.values().forEach(size -> rows.add(size.limit()));
        return rows;
    }

    /** For a terminal. */
    String table() {
        return Table.ofRows(rows())
                .terminal("many tenants: " + Workload.NEWEST.description() + "; ratios to the fewest");
    }

    String markdown() {
        return Table.ofRows(rows()).markdown();
    }

    /**
     * {@code {"sizes":[{"tenants":..,"ratio":..,"limit_ratio":..,"resident_mib":..}]}}, and beside it all the figures.
     */
    String json() {
        var mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("at", at.toString());
        root.set("machine", mapper.valueToTree(machine));
        ObjectNode how = Figures.of(settings);
        how.put("shared_buffers_mib", buffers);
        root.set("settings", how);
        var array = root.putArray("sizes");
        sizes.forEach((tenants, size) -> {
            ObjectNode node = array.addObject();
            node.put("tenants", tenants);
            node.put("ratio", Figures.rounded(size.fraiseql().ratio().median()));
            node.put("limit_ratio", Figures.rounded(size.limit().ratio().median()));
            node.put("resident_mib", Figures.rounded(size.fraiseql().resident()));
            node.set("fraiseql", Figures.of(size.fraiseql()));
            node.set("limit", Figures.of(size.limit()));
        });
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
    }
}
