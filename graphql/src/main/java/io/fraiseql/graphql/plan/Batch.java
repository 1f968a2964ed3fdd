package io.fraiseql.graphql.plan;

import io.fraiseql.tenancy.session.CompiledBatch;
import io.fraiseql.tenancy.session.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a plan that run in one round trip.
 *
 * @param compiled one statement for each of the rows
 * @param rows the root fields that they answer
 * @param numbers the places of those fields in the plan
 */
public record Batch(CompiledBatch compiled, List<RootField.Rows> rows, List<Integer> numbers) {
    public Batch {
        rows = List.copyOf(rows);
        numbers = List.copyOf(numbers);
    }

    /** What fills the {@code ?}s of each statement in one request. */
    public List<List<Parameter>> parameters(Map<String, @Nullable Object> variables) {
        var parameters = new ArrayList<List<Parameter>>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            parameters.add(rows.get(i).select().sql().parameters(variables));
        }
        return parameters;
    }

    /** The keys of the members that the batch answers, for the audit log. */
    public String keys() {
        return rows.stream().map(RootField::key).collect(Collectors.joining(", "));
    }
}
