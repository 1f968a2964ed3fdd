package io.fraiseql.graphql.plan;

import graphql.language.Field;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.input.ArgumentReader;
import io.fraiseql.graphql.input.InputValue;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.selection.Caller;
import io.fraiseql.graphql.selection.FieldCollector;
import io.fraiseql.graphql.selection.ObjectSelection;
import io.fraiseql.graphql.selection.RowArguments;
import io.fraiseql.graphql.selection.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Selections against the model, with access decided. A denied field that may be null becomes null, any other makes the
 * object around it null, as the specification moves errors up. A list's elements are never null, so there a denial
 * reaches the field that holds the list.
 */
final class SelectionPlanner {
    private final Api api;
    private final GraphQLSchema schema;
    private final Caller caller;
    private final FieldCollector collector;
    private final ArgumentReader arguments;
    private final List<OperationPlan.Denial> denials;
    private final FilterBudget filters;

    SelectionPlanner(
            Api api,
            GraphQLSchema schema,
            Caller caller,
            FieldCollector collector,
            ArgumentReader arguments,
            List<OperationPlan.Denial> denials,
            FilterBudget filters) {
        this.api = api;
        this.schema = schema;
        this.caller = caller;
        this.collector = collector;
        this.arguments = arguments;
        this.denials = denials;
        this.filters = filters;
    }

    /** What is selected below fields of one key; empty when a denial makes the object null. */
    Optional<ObjectSelection> select(ObjectType type, List<Field> merged, List<String> path) {
        var members = new ArrayList<Selected>();
        boolean possible = true;
        for (var entry : collector.collectBelow(merged).entrySet()) {
            var member = member(type, entry.getKey(), entry.getValue(), append(path, entry.getKey()));
            possible &= member.isPresent();
            member.ifPresent(members::add);
        }
        return possible ? Optional.of(new ObjectSelection(type, members)) : Optional.empty();
    }

    private Optional<Selected> member(ObjectType type, String key, List<Field> fields, List<String> path) {
        String name = fields.getFirst().getName();
        if (name.equals("__typename")) {
            return Optional.of(new Selected.Typename(key, type.name()));
        }
        var field = type.fields().get(name);
        if (field == null) {
            throw new IllegalStateException("type " + type.name() + " has no field " + name);
        }
        boolean denied = !caller.meets(field.access());
        if (denied) {
            denials.add(new OperationPlan.Denial(path));
        }
        return switch (field) {
            case io.fraiseql.graphql.model.Field.Leaf leaf
            when denied -> nullOrNothing(key, leaf.type().nullable());
            case io.fraiseql.graphql.model.Field.Relation relation
            when denied -> nullOrNothing(key, relation.nullable() && !relation.many());
            case io.fraiseql.graphql.model.Field.Leaf leaf -> Optional.of(new Selected.Value(key, leaf));
            case io.fraiseql.graphql.model.Field.Relation relation -> {
                var below = select(api.type(relation.target()), fields, path);
                yield below.isEmpty()
                        ? nullOrNothing(key, relation.nullable() && !relation.many())
                        : Optional.of(
                                new Selected.Related(key, relation, rows(type.name(), fields.getFirst()), below.get()));
            }
        };
    }

    private static Optional<Selected> nullOrNothing(String key, boolean nullable) {
        return nullable ? Optional.of(new Selected.Denied(key)) : Optional.empty();
    }

    private RowArguments rows(String typeName, Field field) {
        if (schema.getType(typeName) instanceof GraphQLObjectType type) {
            return rowArguments(arguments.read(type.getFieldDefinition(field.getName()), field));
        }
        throw new IllegalStateException("no object type " + typeName);
    }

    RowArguments rowArguments(Map<String, InputValue> inputs) {
        var rows = new RowArguments(
                inputs.getOrDefault("where", new InputValue.Absent()),
                inputs.getOrDefault("orderBy", new InputValue.Absent()),
                inputs.getOrDefault("limit", new InputValue.Absent()),
                inputs.getOrDefault("offset", new InputValue.Absent()));
        filters.take(rows.where());
        filters.take(rows.orderBy());
        return rows;
    }

    private static List<String> append(List<String> path, String key) {
        var longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }
}
