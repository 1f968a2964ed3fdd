package io.fraiseql.cli.probe;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLTypeUtil;
import io.fraiseql.doctor.probe.SeededRow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The documents that ask an operation as tenant A: with its own values, with tenant B's ids and values, with filters,
 * orders and pages.
 */
final class OperationDocuments {
    /** Each is run three times at least, and rolled back, which takes longer where it writes. */
    private static final int MOST_QUERIES = 200;

    private static final int MOST_MUTATIONS = 100;
    private static final int OF_ONE_ARGUMENT = 4;
    /** What every list takes; the engine's own, and not columns. */
    private static final Set<String> OF_LISTS = Set.of("where", "orderBy", "limit", "offset");

    private final String kind;
    private final int most;
    private final ArgumentValues ofA;
    private final ArgumentValues ofB;

    OperationDocuments(boolean mutation, List<SeededRow> rowsOfA, List<SeededRow> rowsOfB) {
        this.kind = mutation ? "mutation" : "query";
        this.most = mutation ? MOST_MUTATIONS : MOST_QUERIES;
        this.ofA = new ArgumentValues(rowsOfA);
        this.ofB = new ArgumentValues(rowsOfB);
    }

    /**
     * A choice of documents.
     *
     * @param chosen the documents; none for an operation that needs an argument of a type that nothing is known of
     * @param all how many there would be
     * @param unknown an argument of such a type, with the type
     */
    record Asked(List<String> chosen, int all, Optional<String> unknown) {
        Asked {
            chosen = List.copyOf(chosen);
        }
    }

    Asked of(GraphQLFieldDefinition field) {
        String near = near(field);
        var base = new LinkedHashMap<String, String>();
        Optional<String> unknown = Optional.empty();
        for (GraphQLArgument argument : field.getArguments()) {
            boolean needed = Selections.isNeeded(argument);
            if (!needed && OF_LISTS.contains(argument.getName())) {
                continue;
            }
            Optional<String> value = ofA.likely(argument.getName(), argument.getType(), near);
            if (value.isEmpty()) {
                unknown = Optional.of(
                        argument.getName() + " of the type " + GraphQLTypeUtil.simplePrint(argument.getType()));
                if (needed) {
                    return new Asked(List.of(), 0, unknown);
                }
            } else if (needed) {
                base.put(argument.getName(), value.get());
            }
        }
        var arguments = new LinkedHashSet<Map<String, String>>();
        arguments.add(base);
        ofBoth(field, near, base, arguments);
        lists(field, near, base, arguments);
        String selection = Selections.of(field.getType());
        List<String> chosen = arguments.stream()
                .limit(most)
                .map(each -> kind + " { " + field.getName() + shown(each) + selection + " }")
                .toList();
        return new Asked(chosen, arguments.size(), unknown);
    }

    /** Each argument once with what is B's, all at once, and all that may be left out with what is A's. */
    private void ofBoth(
            GraphQLFieldDefinition field, String near, Map<String, String> base, Set<Map<String, String>> into) {
        var allOfA = new LinkedHashMap<>(base);
        var allOfB = new LinkedHashMap<>(base);
        for (GraphQLArgument argument : field.getArguments()) {
            String name = argument.getName();
            if (OF_LISTS.contains(name)) {
                continue;
            }
            ofA.own(name, argument.getType(), near).stream().findFirst().ifPresent(value -> allOfA.put(name, value));
            List<String> theirs = ofB.own(name, argument.getType(), near);
            theirs.stream().limit(OF_ONE_ARGUMENT).forEach(value -> into.add(with(base, name, value)));
            theirs.stream().findFirst().ifPresent(value -> allOfB.put(name, value));
        }
        into.add(allOfB);
        into.add(allOfA);
    }

    private void lists(
            GraphQLFieldDefinition field, String near, Map<String, String> base, Set<Map<String, String>> into) {
        for (GraphQLArgument argument : field.getArguments()) {
            GraphQLNamedType type = GraphQLTypeUtil.unwrapAllAs(argument.getType());
            switch (argument.getName()) {
                case "offset" -> into.add(with(base, "offset", "1"));
                case "orderBy" -> {
                    if (type instanceof GraphQLInputObjectType orders) {
                        String first = orders.getFieldDefinitions().getFirst().getName();
                        into.add(with(base, "orderBy", "[{" + first + ": DESC}]"));
                    }
                }
                case "where" -> {
                    if (type instanceof GraphQLInputObjectType filters) {
                        filters.getFieldDefinitions().forEach(filter -> filter(filter, near, base, into));
                    }
                }
                default -> {
                    // No part of what every list takes.
                }
            }
        }
    }

    private void filter(
            GraphQLInputObjectField filter, String near, Map<String, String> base, Set<Map<String, String>> into) {
        if (!(GraphQLTypeUtil.unwrapAll(filter.getType()) instanceof GraphQLInputObjectType operators)
                || operators.getFieldDefinition("eq") == null) {
            return;
        }
        String name = filter.getName();
        var type = operators.getFieldDefinition("eq").getType();
        ofB.own(name, type, near).stream()
                .limit(1)
                .forEach(value -> into.add(with(base, "where", "{" + name + ": {eq: " + value + "}}")));
        ofA.own(name, type, near).stream()
                .limit(1)
                .forEach(value -> into.add(with(base, "where", "{not: {" + name + ": {eq: " + value + "}}}")));
    }

    private static Map<String, String> with(Map<String, String> base, String name, String value) {
        var more = new LinkedHashMap<>(base);
        more.put(name, value);
        return more;
    }

    private static String shown(Map<String, String> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining(", ", "(", ")"));
    }

    /** What an argument {@code id} is of, as far as the type of the answer tells. */
    private static String near(GraphQLFieldDefinition field) {
        GraphQLNamedType type = GraphQLTypeUtil.unwrapAllAs(field.getType());
        return type instanceof GraphQLEnumType || type.getName().isEmpty() ? "" : ArgumentValues.snake(type.getName());
    }
}
