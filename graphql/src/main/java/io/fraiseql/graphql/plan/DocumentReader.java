package io.fraiseql.graphql.plan;

import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.ParseAndValidate;
import graphql.execution.RawVariables;
import graphql.execution.TypeFromAST;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.RequestException.Kind;
import io.fraiseql.graphql.RequestException.Location;
import io.fraiseql.graphql.RequestException.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses and validates documents, picks the operation, and coerces its variables. */
final class DocumentReader {
    private static final int LONGEST_MESSAGE = 400;
    private static final int SHOWN_OF_A_LONG_MESSAGE = 140;

    private final GraphQLSchema schema;
    private final EngineLimits limits;
    private final ParserOptions parserOptions;

    DocumentReader(GraphQLSchema schema, EngineLimits limits) {
        this.schema = schema;
        this.limits = limits;
        this.parserOptions = ParserOptions.getDefaultOperationParserOptions()
                .transform(
                        options -> options.maxTokens(limits.maxTokens()).maxWhitespaceTokens(limits.maxTokens() * 20));
    }

    PreparedDocument read(String text, Optional<String> operationName) {
        var document = parse(text);
        FragmentNesting.check(document, limits.maxFragmentDepth());
        List<? extends GraphQLError> errors = validate(document);
        if (!errors.isEmpty()) {
            throw new RequestException(
                    Kind.VALIDATION_FAILED,
                    errors.stream().map(DocumentReader::problem).toList());
        }
        requireFewAliases(document);
        var operation = operation(document, operationName);
        if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
            throw new RequestException(
                    Kind.VALIDATION_FAILED, List.of(new Problem("subscriptions are not served", List.of())));
        }
        Map<String, FragmentDefinition> fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment));
        var variableTypes = new LinkedHashMap<String, GraphQLInputType>();
        for (var definition : operation.getVariableDefinitions()) {
            if (TypeFromAST.getTypeFromAST(schema, definition.getType()) instanceof GraphQLInputType type) {
                variableTypes.put(definition.getName(), type);
            }
        }
        return new PreparedDocument(document, operation, fragments, variableTypes, PreparedDocument.bytes(document));
    }

    Map<String, @Nullable Object> coerce(PreparedDocument prepared, Map<String, @Nullable Object> variables) {
        if (prepared.variableTypes().isEmpty()) {
            return Map.of();
        }
        try {
            return new LinkedHashMap<>(ValuesResolver.coerceVariableValues(
                            schema,
                            prepared.operation().getVariableDefinitions(),
                            new RawVariables(unannotated(variables)),
                            GraphQLContext.getDefault(),
                            Locale.ROOT)
                    .toMap());
        } catch (GraphQLException e) {
            throw e instanceof GraphQLError error
                    ? new RequestException(Kind.BAD_USER_INPUT, List.of(problem(error)))
                    : RequestException.badUserInput(String.valueOf(e.getMessage()));
        }
    }

    /** graphql-java's maps may hold nulls, which its signatures do not say. */
    @SuppressWarnings("NullAway")
    static Map<String, Object> unannotated(Map<String, @Nullable Object> variables) {
        return variables;
    }

    private Document parse(String text) {
        try {
            return new Parser()
                    .parseDocument(ParserEnvironment.newParserEnvironment()
                            .document(text)
                            .parserOptions(parserOptions)
                            .build());
        } catch (InvalidSyntaxException e) {
            throw new RequestException(Kind.PARSE_FAILED, List.of(problem(e.toInvalidSyntaxError())));
        }
    }

    private List<? extends GraphQLError> validate(Document document) {
        try {
            return ParseAndValidate.validate(
                    schema,
                    document,
                    rule -> rule != OperationValidationRule.NO_FRAGMENT_CYCLES,
                    Locale.ROOT,
                    QueryComplexityLimits.newLimits()
                            .maxDepth(limits.maxDepth())
                            .maxFieldsCount(limits.maxFields())
                            .build());
        } catch (GoodFaithIntrospectionExceeded e) {
            throw new RequestException(
                    Kind.VALIDATION_FAILED,
                    List.of(new Problem("introspection is asked for more often than a client needs", List.of())));
        }
    }

    private void requireFewAliases(Document document) {
        int aliases = aliases(document);
        if (aliases > limits.maxAliases()) {
            throw new RequestException(
                    Kind.VALIDATION_FAILED,
                    List.of(new Problem(
                            "the document has " + aliases + " aliases; at most " + limits.maxAliases()
                                    + " are answered",
                            List.of())));
        }
    }

    private static int aliases(Node<?> node) {
        int count = node instanceof Field field && field.getAlias() != null ? 1 : 0;
        for (Node<?> child : node.getChildren()) {
            count += aliases(child);
        }
        return count;
    }

    private static OperationDefinition operation(Document document, Optional<String> name) {
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        var matching = operations.stream()
                .filter(operation -> name.isEmpty() || name.get().equals(operation.getName()))
                .toList();
        if (matching.size() == 1) {
            return matching.getFirst();
        }
        throw RequestException.badUserInput(
                operations.isEmpty()
                        ? "the document holds no operation"
                        : name.isPresent()
                                ? "the document holds no operation of the given operationName"
                                : "the document holds several operations; operationName picks one");
    }

    /** Parser and validator quote what they were sent, which may be all of it. */
    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, SHOWN_OF_A_LONG_MESSAGE) + "...";
    }

    static Problem problem(GraphQLError error) {
        List<SourceLocation> locations = error.getLocations() == null ? List.of() : error.getLocations();
        return new Problem(
                shortened(error.getMessage()),
                locations.stream()
                        .filter(location -> location != null && location.getLine() > 0)
                        .map(location -> new Location(location.getLine(), location.getColumn()))
                        .toList());
    }
}
