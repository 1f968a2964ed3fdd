package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.json.JsonLiteral;
import java.util.List;
import java.util.Map;

/**
 * What an operation does, for every request of one shape whose caller meets the same access rules. Holds no tenant and
 * no value of a variable. Immutable.
 *
 * @param fields in the order of the answer; for a mutation also the order of execution
 * @param prefixes for each field what stands before its value
 * @param denials fields that the caller may not use
 * @param dataNull whether a denial reaches {@code data}: nothing is run then
 */
public record OperationPlan(
        boolean mutation, List<RootField> fields, List<JsonLiteral> prefixes, List<Denial> denials, boolean dataNull) {
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

    /** Whether a root field is answered by Java, and the operation so needs more than one round trip. */
    public boolean callsJava() {
        return fields.stream().anyMatch(RootField.Call.class::isInstance);
    }

    /** Whether Java reads across tenants. */
    public boolean callsAcrossTenants() {
        return fields.stream()
                .anyMatch(field ->
                        field instanceof RootField.Call call && call.operation().crossTenant());
    }

    /** Names nothing: plans are large and hold documents. */
    @Override
    public String toString() {
        return "OperationPlan" + Map.of("fields", fields.size(), "mutation", mutation);
    }
}
