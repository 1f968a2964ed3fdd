package io.fraiseql.graphql.input;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.ArrayValue;
import graphql.language.Field;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;
import io.fraiseql.graphql.RequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a field's arguments out of a valid document, keeping apart what is literal and what a variable brings. */
public final class ArgumentReader {
    private final Map<String, @Nullable Object> variables;

    public ArgumentReader(Map<String, @Nullable Object> variables) {
        this.variables = variables;
    }

    /** All declared arguments by name, defaults applied. */
    public Map<String, InputValue> read(GraphQLFieldDefinition definition, Field field) {
        var inputs = new LinkedHashMap<String, InputValue>();
        for (var declared : definition.getArguments()) {
            var given = field.getArguments().stream()
                    .filter(argument -> argument.getName().equals(declared.getName()))
                    .findFirst();
            InputValue input = given.map(argument -> read(argument.getValue(), declared.getType()))
                    .orElseGet(InputValue.Absent::new);
            inputs.put(
                    declared.getName(),
                    input instanceof InputValue.Absent && declared.hasSetDefaultValue()
                            ? constant(defaultValue(declared.getArgumentDefaultValue(), declared.getType()))
                            : input);
        }
        return inputs;
    }

    private InputValue read(Value<?> literal, GraphQLInputType declared) {
        var type = GraphQLTypeUtil.unwrapNonNullAs(declared);
        return switch (literal) {
            case NullValue _ -> new InputValue.Null();
            case VariableReference reference
            when variables.containsKey(reference.getName()) ->
                InputValue.of(
                        variables.get(reference.getName()),
                        new ValueReference.Variable(reference.getName(), List.of()));
            case VariableReference _ -> new InputValue.Absent();
            case Value<?> value when type instanceof GraphQLList list -> list(value, list);
            case ObjectValue object when type instanceof GraphQLInputObjectType inputType -> fields(object, inputType);
            default -> constant(leaf(literal, (GraphQLInputType) type));
        };
    }

    private InputValue list(Value<?> literal, GraphQLList list) {
        var elementType = (GraphQLInputType) list.getWrappedType();
        List<? extends Value<?>> values =
                literal instanceof ArrayValue array ? values(array) : List.<Value<?>>of(literal);
        var elements = values.stream().map(value -> read(value, elementType)).toList();
        if (GraphQLTypeUtil.unwrapAll(list) instanceof GraphQLInputObjectType) {
            return new InputValue.Items(elements);
        }
        var references = new ArrayList<ValueReference>();
        var current = new ArrayList<@Nullable Object>();
        for (var element : elements) {
            switch (element) {
                case InputValue.Leaf leaf -> {
                    references.add(leaf.reference());
                    current.add(leaf.current());
                }
                case InputValue.Null _, InputValue.Absent _, InputValue.Fields _, InputValue.Items _ -> {
                    references.add(new ValueReference.Constant(null));
                    current.add(null);
                }
            }
        }
        return new InputValue.Leaf(new ValueReference.Elements(references), current);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // graphql-java gives a raw list
    private static List<Value<?>> values(ArrayValue array) {
        return (List) array.getValues();
    }

    private InputValue fields(ObjectValue object, GraphQLInputObjectType type) {
        var fields = new LinkedHashMap<String, InputValue>();
        for (var declared : type.getFieldDefinitions()) {
            var given = object.getObjectFields().stream()
                    .filter(field -> field.getName().equals(declared.getName()))
                    .findFirst();
            InputValue input = given.map(field -> read(field.getValue(), declared.getType()))
                    .orElseGet(InputValue.Absent::new);
            if (input instanceof InputValue.Absent && declared.hasSetDefaultValue()) {
                input = constant(defaultValue(declared.getInputFieldDefaultValue(), declared.getType()));
            }
            if (!(input instanceof InputValue.Absent)) {
                fields.put(declared.getName(), input);
            }
        }
        return new InputValue.Fields(fields);
    }

    private Object leaf(Value<?> literal, GraphQLInputType type) {
        Object value = switch (type) {
            case GraphQLEnumType enumType -> enumType.parseLiteral(literal, GraphQLContext.getDefault(), Locale.ROOT);
            case GraphQLScalarType scalar -> {
                if (holdsVariable(literal)) {
                    throw RequestException.badUserInput("a variable cannot stand inside a " + scalar.getName()
                            + " literal; pass the whole value as a variable");
                }
                yield scalar.getCoercing()
                        .parseLiteral(
                                literal, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT);
            }
            default -> throw new IllegalStateException("not an input type: " + type);
        };
        if (value == null) {
            throw RequestException.badUserInput("a value does not fit its type");
        }
        return value;
    }

    private static boolean holdsVariable(Value<?> literal) {
        return literal instanceof VariableReference
                || literal.getChildren().stream().anyMatch(ArgumentReader::nodeHoldsVariable);
    }

    private static boolean nodeHoldsVariable(graphql.language.Node<?> node) {
        return node instanceof VariableReference
                || node.getChildren().stream().anyMatch(ArgumentReader::nodeHoldsVariable);
    }

    private static @Nullable Object defaultValue(InputValueWithState state, GraphQLInputType type) {
        return ValuesResolver.valueToInternalValue(state, type, GraphQLContext.getDefault(), Locale.ROOT);
    }

    private static InputValue constant(@Nullable Object value) {
        return InputValue.of(value, new ValueReference.Constant(value));
    }
}
