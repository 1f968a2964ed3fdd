package io.fraiseql.graphql.plan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.RequestException.Kind;
import io.fraiseql.graphql.RequestException.Problem;
import io.fraiseql.graphql.input.VariableShape;
import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.selection.Caller;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Documents to plans, each made once. A document is kept by its text and operation; a plan by the document, the shape
 * of its variables and which of the API's access rules the caller meets. Neither key nor plan has a tenant in it: SQL
 * and its binds are the same for all, and what differs is the session. Both are kept by what they weigh. Thread-safe.
 */
public final class Planner {
    private final Api api;
    private final GraphQLSchema schema;
    private final List<Access> rules;
    private final DocumentReader reader;
    private final EngineLimits limits;
    private final IntrospectionAnswers introspection;
    private final BatchCompiler batches;
    private final Cache<DocumentKey, PreparedDocument> documents;
    private final Cache<PlanKey, OperationPlan> plans;

    public Planner(Api api, GraphQLSchema schema, EngineLimits limits, BatchCompiler batches) {
        this.api = api;
        this.schema = schema;
        this.rules = AccessRules.of(api);
        this.limits = limits;
        this.reader = new DocumentReader(schema, limits);
        this.introspection = new IntrospectionAnswers(schema, limits.introspection());
        this.batches = batches;
        this.documents = Caffeine.newBuilder()
                .maximumWeight(limits.documentBytes())
                .weigher((DocumentKey key, PreparedDocument prepared) ->
                        weight(2L * key.document().length() + prepared.bytes()))
                .build();
        this.plans = Caffeine.newBuilder()
                .maximumWeight(limits.planBytes())
                // A plan's key keeps its document, also when that is no longer kept for itself.
                .weigher((PlanKey key, OperationPlan plan) ->
                        weight((long) key.document().bytes() + key.shape().length() + plan.bytes()))
                .build();
    }

    /**
     * The plan of a request.
     *
     * @throws RequestException for a document or variables that do not fit the schema
     */
    public BoundPlan plan(GraphQLRequest request, Caller caller) {
        // A document that is refused is parsed again each time: what strangers make up must not push out what
        // clients use.
        var prepared = documents.get(
                new DocumentKey(request.document(), request.operationName()),
                key -> reader.read(key.document(), key.operationName()));
        if (prepared.isMutation() && request.queriesOnly()) {
            throw new RequestException(
                    Kind.QUERIES_ONLY, List.of(new Problem("a mutation must be sent with POST", List.of())));
        }
        var variables = reader.coerce(prepared, request.variables());
        var key = new PlanKey(prepared, VariableShape.of(prepared.variableTypes(), variables), met(caller));
        var plan = plans.getIfPresent(key);
        if (plan == null) {
            plan = new OperationPlanner(api, schema, prepared, variables, caller, introspection, limits).plan(batches);
            plans.put(key, plan);
        }
        return new BoundPlan(plan, variables, request.variables());
    }

    /** Answers introspection that depends on variables. */
    public IntrospectionAnswers introspection() {
        return introspection;
    }

    private static int weight(long bytes) {
        return (int) Math.min(Integer.MAX_VALUE, bytes);
    }

    private BitSet met(Caller caller) {
        var met = new BitSet(rules.size());
        for (int i = 0; i < rules.size(); i++) {
            met.set(i, caller.meets(rules.get(i)));
        }
        return met;
    }

    private record DocumentKey(String document, Optional<String> operationName) {}

    /** The document by identity: comparing trees would cost more than planning. */
    private record PlanKey(PreparedDocument document, String shape, BitSet met) {
        @Override
        @SuppressWarnings("ReferenceEquality") // said above
        public boolean equals(@Nullable Object other) {
            return other instanceof PlanKey that
                    && document == that.document
                    && shape.equals(that.shape)
                    && met.equals(that.met);
        }

        @Override
        public int hashCode() {
            return (System.identityHashCode(document) * 31 + shape.hashCode()) * 31 + met.hashCode();
        }
    }
}
