package io.fraiseql.graphql.plan;

import graphql.language.Field;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.input.ArgumentReader;
import io.fraiseql.graphql.json.JsonLiteral;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Operation.Result;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.selection.Caller;
import io.fraiseql.graphql.selection.FieldCollector;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.sql.CompiledSelect;
import io.fraiseql.graphql.sql.SelectCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans one operation for one shape of variables and one set of met access rules. Used once. */
final class OperationPlanner {
    private static final JsonLiteral NULL = JsonLiteral.of("null");

    private final Api api;
    private final GraphQLSchema schema;
    private final PreparedDocument prepared;
    private final Caller caller;
    private final IntrospectionAnswers introspection;
    private final SelectCompiler compiler;
    private final FieldCollector collector;
    private final ArgumentReader arguments;
    private final SelectionPlanner selections;
    private final List<OperationPlan.Denial> denials = new ArrayList<>();
    private boolean dataNull;

    OperationPlanner(
            Api api,
            GraphQLSchema schema,
            PreparedDocument prepared,
            Map<String, @Nullable Object> variables,
            Caller caller,
            IntrospectionAnswers introspection,
            EngineLimits limits) {
        this.api = api;
        this.schema = schema;
        this.prepared = prepared;
        this.caller = caller;
        this.introspection = introspection;
        this.compiler = new SelectCompiler(api, limits.rows());
        this.collector = new FieldCollector(prepared.fragments(), variables);
        this.arguments = new ArgumentReader(variables);
        this.selections = new SelectionPlanner(
                api, schema, caller, collector, arguments, denials, new FilterBudget(limits.maxFilters()));
    }

    OperationPlan plan(BatchCompiler batches) {
        var fields = new ArrayList<RootField>();
        var prefixes = new ArrayList<JsonLiteral>();
        collector.collect(List.of(prepared.operation().getSelectionSet())).forEach((key, merged) -> {
            prefixes.add(JsonLiteral.key(prefixes.isEmpty(), key));
            fields.add(root(key, merged));
        });
        boolean transactional = prepared.isMutation() || fields.stream().anyMatch(RootField.Call.class::isInstance);
        return new OperationPlan(
                prepared.isMutation(),
                transactional,
                fields,
                prefixes,
                denials,
                dataNull,
                transactional ? Optional.empty() : batches.tenantBatch(fields),
                batches.adminBatch(fields));
    }

    private RootField root(String key, List<Field> merged) {
        String name = merged.getFirst().getName();
        if (name.equals("__typename")) {
            return new RootField.Constant(key, JsonLiteral.of("\"" + rootType().getName() + "\""));
        }
        if (name.startsWith("__")) {
            return introspection.plan(key, prepared, merged);
        }
        var operation = (prepared.isMutation() ? api.mutations() : api.queries()).get(name);
        if (operation == null) {
            throw new IllegalStateException("no operation " + name);
        }
        if (!caller.meets(operation.access())) {
            denials.add(new OperationPlan.Denial(List.of(key)));
            return denied(key, nullable(operation));
        }
        return switch (operation) {
            case Operation.SourceList list -> list(key, list, merged);
            case Operation.SourceOne one -> one(key, one, merged);
            case Operation.JavaCall call -> call(key, call, merged);
            case Operation.FunctionCall call -> function(key, call, merged);
        };
    }

    private RootField list(String key, Operation.SourceList list, List<Field> merged) {
        var inputs = arguments.read(definition(merged), merged.getFirst());
        return selection(key, list.target(), merged)
                .<RootField>map(selection -> new RootField.Rows(
                        key,
                        compiler.list(list, selection, inputs, selections.rowArguments(inputs)),
                        true,
                        false,
                        list.crossTenant()))
                .orElseGet(() -> denied(key, false));
    }

    private RootField one(String key, Operation.SourceOne one, List<Field> merged) {
        var inputs = arguments.read(definition(merged), merged.getFirst());
        return selection(key, one.target(), merged)
                .<RootField>map(selection -> new RootField.Rows(
                        key, compiler.one(one, selection, inputs), false, one.nullable(), one.crossTenant()))
                .orElseGet(() -> denied(key, one.nullable()));
    }

    private RootField call(String key, Operation.JavaCall call, List<Field> merged) {
        var target = call.result().objectType();
        if (target.isEmpty()) {
            return new RootField.Call(
                    key, call, definition(merged), merged.getFirst(), Optional.empty(), Optional.empty());
        }
        return selection(key, target.get(), merged)
                .<RootField>map(selection -> new RootField.Call(
                        key, call, definition(merged), merged.getFirst(), Optional.of(selection), reload(selection)))
                .orElseGet(() -> denied(key, nullable(call)));
    }

    private Optional<CompiledSelect> reload(ObjectSelection selection) {
        return selection.hasRelations() && KeyField.of(selection.type()).isPresent()
                ? Optional.of(compiler.byIds(selection, SelectCompiler.IDS))
                : Optional.empty();
    }

    private RootField function(String key, Operation.FunctionCall call, List<Field> merged) {
        var inputs = arguments.read(definition(merged), merged.getFirst());
        if (!(call.result() instanceof Result.ObjectResult result)) {
            return new RootField.Value(key, compiler.scalarFunction(call, inputs), call);
        }
        return selection(key, result.target(), merged)
                .<RootField>map(selection -> new RootField.Rows(
                        key,
                        compiler.function(call, selection, inputs, rowsOf(call)),
                        result.list(),
                        result.nullable(),
                        false))
                .orElseGet(() -> denied(key, nullable(call)));
    }

    /** A function's rows are a source of their own; who may see them is the function's affair. */
    private static Source rowsOf(Operation.FunctionCall call) {
        return new Source(
                Optional.empty(),
                call.name(),
                call.columns(),
                Optional.empty(),
                Optional.ofNullable(call.columns().get("data")),
                Optional.ofNullable(call.columns().get("id")));
    }

    private Optional<ObjectSelection> selection(String key, String target, List<Field> merged) {
        return selections.select(api.type(target), merged, List.of(key));
    }

    private RootField denied(String key, boolean nullable) {
        dataNull |= !nullable;
        return new RootField.Constant(key, NULL);
    }

    private static boolean nullable(Operation operation) {
        return switch (operation) {
            case Operation.SourceList _ -> false;
            case Operation.SourceOne one -> one.nullable();
            case Operation.JavaCall call -> nullable(call.result());
            case Operation.FunctionCall call -> nullable(call.result());
        };
    }

    private static boolean nullable(Result result) {
        return switch (result) {
            case Result.LeafResult leaf -> leaf.type().nullable();
            case Result.ObjectResult object -> object.nullable();
            case Result.VoidResult _ -> false;
        };
    }

    private GraphQLFieldDefinition definition(List<Field> merged) {
        return rootType().getFieldDefinition(merged.getFirst().getName());
    }

    private GraphQLObjectType rootType() {
        var type = prepared.isMutation() ? schema.getMutationType() : schema.getQueryType();
        if (type == null) {
            throw RequestException.badUserInput("the schema has no mutations");
        }
        return type;
    }
}
