package io.fraiseql.graphql.execution;

import io.fraiseql.graphql.plan.OperationPlan;
import io.fraiseql.graphql.plan.RootField;
import io.fraiseql.tenancy.session.CompiledBatch;
import io.fraiseql.tenancy.session.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A plan with its statements made ready to run.
 *
 * @param tenantBatch the statements that run in the tenant's session in one round trip
 * @param adminBatch the statements that run over the admin role
 */
public record ExecutablePlan(OperationPlan plan, Optional<Batch> tenantBatch, Optional<Batch> adminBatch) {
    /** The plan, compiled by the sessions that will run it. */
    static ExecutablePlan of(
            OperationPlan plan,
            Function<List<String>, CompiledBatch> tenant,
            Optional<Function<List<String>, CompiledBatch>> admin) {
        var own = new ArrayList<Integer>();
        var crossTenant = new ArrayList<Integer>();
        for (int i = 0; i < plan.fields().size(); i++) {
            if (plan.fields().get(i) instanceof RootField.Rows rows) {
                (rows.crossTenant() ? crossTenant : own).add(i);
            }
        }
        if (!crossTenant.isEmpty() && admin.isEmpty()) {
            throw new IllegalStateException("a cross-tenant query without an admin role");
        }
        return new ExecutablePlan(
                plan,
                // In a transaction of several steps each statement runs on its own.
                plan.callsJava() || plan.mutation() ? Optional.empty() : Batch.of(plan, own, tenant),
                admin.flatMap(sessions -> Batch.of(plan, crossTenant, sessions)));
    }

    /**
     * Statements of one round trip.
     *
     * @param fields the numbers of the root fields that they answer
     */
    public record Batch(CompiledBatch compiled, List<Integer> fields) {
        public Batch {
            fields = List.copyOf(fields);
        }

        private static Optional<Batch> of(
                OperationPlan plan, List<Integer> fields, Function<List<String>, CompiledBatch> compile) {
            if (fields.isEmpty()) {
                return Optional.empty();
            }
            var statements = fields.stream()
                    .map(field -> rows(plan, field).select().sql().text())
                    .toList();
            return Optional.of(new Batch(compile.apply(statements), fields));
        }

        List<List<Parameter>> parameters(OperationPlan plan, Map<String, @Nullable Object> variables) {
            var parameters = new ArrayList<List<Parameter>>(fields.size());
            for (int field : fields) {
                parameters.add(Statements.parameters(rows(plan, field).select().sql(), variables));
            }
            return parameters;
        }

        /** The keys of the members that the batch answers, for the audit log. */
        String names(OperationPlan plan) {
            return fields.stream().map(field -> plan.fields().get(field).key()).collect(Collectors.joining(", "));
        }

        static RootField.Rows rows(OperationPlan plan, int field) {
            return (RootField.Rows) plan.fields().get(field);
        }
    }
}
