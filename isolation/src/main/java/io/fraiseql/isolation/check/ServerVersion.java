package io.fraiseql.isolation.check;

import static io.fraiseql.isolation.Finding.warning;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import io.fraiseql.isolation.catalog.Catalog;
import java.util.List;
import java.util.Map;

/** S4: the server has the fixes of what was wrong with row-level security itself. */
final class ServerVersion implements Check {
    /** By major version, the first minor one in which rows and statistics behind policies are safe. */
    private static final Map<Integer, Integer> FLOORS =
            Map.of(14, 140_024, 15, 150_019, 16, 160_015, 17, 170_011, 18, 180_006);

    @Override
    public List<Finding> inspect(Catalog catalog) {
        return inspect(catalog.version());
    }

    static List<Finding> inspect(int version) {
        int floor = FLOORS.getOrDefault(version / 10_000, version / 10_000 < 14 ? Integer.MAX_VALUE : 0);
        if (version >= floor) {
            return List.of();
        }
        String newer = floor == Integer.MAX_VALUE ? "14" : version / 10_000 + "." + floor % 10_000;
        return List.of(warning(
                Rule.S4,
                "the server",
                ("PostgreSQL %d.%d lacks fixes of row-level security itself, with which rows or statistics of other "
                                + "tenants could be read.")
                        .formatted(version / 10_000, version % 10_000),
                "-- upgrade to PostgreSQL " + newer + " or later"));
    }
}
