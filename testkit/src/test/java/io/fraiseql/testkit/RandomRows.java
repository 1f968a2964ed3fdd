package io.fraiseql.testkit;

import java.util.ArrayList;
import java.util.random.RandomGenerator;

/** Rows of a tenant, whose ids count from one in every tenant: what another tenant has too is found by the same id. */
final class RandomRows {
    /** More than any tenant has, so that there are ids that only some have. */
    static final int IDS = 14;

    private RandomRows() {}

    static String id(RandomGenerator random) {
        return id(random.nextInt(IDS));
    }

    static String id(int n) {
        return "bbbbbbbb-0000-4000-8000-%012d".formatted(n);
    }

    /** What registers a tenant and writes its rows, run by the owner of the tables. */
    static String of(String tenant, RandomSchema schema, RandomGenerator random) {
        var text = new StringBuilder("""
                INSERT INTO tenant_databases (tenant_id) VALUES ('%1$s');
                SELECT set_config('app.tenant_id', '%1$s', true);
                """.formatted(tenant));
        int count = 4 + random.nextInt(IDS - 4);
        for (var table : schema.tables()) {
            for (int n = 0; n < count; n++) {
                text.append("INSERT INTO ").append(table.name()).append(" VALUES (");
                var values = new ArrayList<String>();
                values.add("'" + tenant + "'");
                values.add("'" + id(n) + "'");
                for (var column : table.columns()) {
                    values.add(
                            column.nullable() && random.nextInt(4) == 0
                                    ? "NULL"
                                    : column.type().sqlValue(random));
                }
                for (int p = 0; p < table.parents().size(); p++) {
                    values.add(random.nextInt(4) == 0 ? "NULL" : "'" + id(random.nextInt(count)) + "'");
                }
                text.append(String.join(", ", values)).append(");\n");
            }
        }
        return text.toString();
    }
}
