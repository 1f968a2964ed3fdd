package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.json.JsonLiteral;
import io.fraiseql.graphql.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an operation does, for every request of one shape whose caller meets the same access rules. Holds no tenant and
 * no value of a variable. Immutable.
 *
 * @param transactional whether the fields run one after another in one transaction, as mutations and methods with a
 *     body do; otherwise the batches answer them
 * @param fields in the order of the answer; for a mutation also the order of execution
 * @param prefixes for each field what stands before its value
 * @param denials fields that the caller may not use
 * @param dataNull whether a denial reaches {@code data}: nothing is run then
 * @param tenantBatch what runs in the tenant's session; empty when the plan is transactional
 * @param adminBatch what runs over the admin role, before the tenant's session
 */
public record OperationPlan(
        boolean mutation,
        boolean transactional,
        List<RootField> fields,
        List<JsonLiteral> prefixes,
        List<Denial> denials,
        boolean dataNull,
        Optional<Batch> tenantBatch,
        Optional<Batch> adminBatch) {
    public OperationPlan {
        fields = List.copyOf(fields);
        prefixes = List.copyOf(prefixes);
        denials = List.copyOf(denials);
    }

    /** A field that the caller may not use; the path has keys only, for it holds of every row. */
    public record Denial(List<String> path) {
        public Denial {
            path = List.copyOf(path);
        }
    }

    /** What a field of a plan takes besides its SQL and its text, by a look at a heap. */
    private static final int BYTES_OF_A_FIELD = 2_000;

    /** What keeping it takes, roughly. */
    int bytes() {
        long bytes = 0;
        for (RootField field : fields) {
            bytes += BYTES_OF_A_FIELD
                    + switch (field) {
                        case RootField.Constant constant -> constant.value().length();
                        case RootField.Introspection _ -> BYTES_OF_A_FIELD;
                        case RootField.Rows rows -> bytes(rows.select().sql());
                        case RootField.Value value -> bytes(value.sql());
                        case RootField.Call call ->
                            call.rows().map(select -> bytes(select.sql())).orElse(0);
                    };
        }
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    private static int bytes(Sql sql) {
        return 4 * sql.text().length() + 200 * sql.bindings().size();
    }

    /** Names nothing: plans are large and hold documents. */
    @Override
    public String toString() {
        return "OperationPlan" + Map.of("fields", fields.size(), "mutation", mutation);
    }
}
