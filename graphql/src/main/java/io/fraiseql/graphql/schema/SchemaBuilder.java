package io.fraiseql.graphql.schema;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.InputType;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Operation.Result;
import java.util.Collection;
import java.util.List;

/** Builds the schema. It validates and introspects; nothing is fetched through it. */
final class SchemaBuilder {
    private final Api api;
    private final TypeRefs types = new TypeRefs();
    private final ListTypes lists;
    private final Arguments arguments;

    private SchemaBuilder(Api api) {
        this.api = api;
        this.lists = new ListTypes(types);
        this.arguments = new Arguments(types, lists);
    }

    static GraphQLSchema build(Api api) {
        return new SchemaBuilder(api).build();
    }

    private GraphQLSchema build() {
        var schema = GraphQLSchema.newSchema();
        api.enums().values().forEach(type -> schema.additionalType(types.enumType(type)));
        api.inputs().values().forEach(type -> schema.additionalType(input(type)));
        api.types().values().forEach(type -> schema.additionalType(object(type)));
        schema.query(root(GeneratedNames.QUERY, api.queries().values()));
        if (!api.mutations().isEmpty()) {
            schema.mutation(root(GeneratedNames.MUTATION, api.mutations().values()));
        }
        lists.all().forEach(schema::additionalType);
        return schema.build();
    }

    private GraphQLObjectType root(String name, Collection<Operation> operations) {
        var root = GraphQLObjectType.newObject().name(name);
        operations.forEach(operation -> root.field(operation(operation)));
        return root.build();
    }

    private GraphQLFieldDefinition operation(Operation operation) {
        var field = GraphQLFieldDefinition.newFieldDefinition()
                .name(operation.name())
                .description(TypeRefs.text(operation.description()));
        switch (operation) {
            case Operation.SourceList list ->
                field.type(types.object(list.target(), true, false))
                        .arguments(arguments.declared(list.arguments()))
                        .arguments(arguments.ofList(api.type(list.target()), list.arguments()));
            case Operation.SourceOne one ->
                field.type(types.object(one.target(), false, one.nullable()))
                        .arguments(arguments.declared(one.arguments()));
            case Operation.JavaCall call ->
                field.type(result(call.result())).arguments(arguments.declared(call.arguments()));
            case Operation.FunctionCall call ->
                field.type(result(call.result())).arguments(arguments.declared(call.arguments()));
        }
        return field.build();
    }

    private GraphQLOutputType result(Result result) {
        return switch (result) {
            case Result.LeafResult leaf -> types.output(leaf.type());
            case Result.ObjectResult object -> types.object(object.target(), object.list(), object.nullable());
            case Result.VoidResult ignored -> types.done();
        };
    }

    private GraphQLObjectType object(ObjectType type) {
        var object = GraphQLObjectType.newObject().name(type.name()).description(TypeRefs.text(type.description()));
        for (var field : type.fields().values()) {
            var definition = GraphQLFieldDefinition.newFieldDefinition()
                    .name(field.name())
                    .description(TypeRefs.text(field.description()));
            switch (field) {
                case Field.Leaf leaf -> definition.type(types.output(leaf.type()));
                case Field.Relation relation -> {
                    definition.type(types.object(relation.target(), relation.many(), relation.nullable()));
                    if (relation.many() && relation.join().isPresent()) {
                        definition.arguments(arguments.ofList(api.type(relation.target()), List.of()));
                    }
                }
            }
            object.field(definition);
        }
        return object.build();
    }

    private GraphQLInputObjectType input(InputType type) {
        var input = GraphQLInputObjectType.newInputObject()
                .name(type.name())
                .description(TypeRefs.text(type.description()));
        type.fields().forEach(field -> input.field(arguments.inputField(field)));
        return input.build();
    }
}
