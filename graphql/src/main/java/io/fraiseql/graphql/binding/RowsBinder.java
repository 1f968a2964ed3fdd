package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.binding.TypeSources.State;
import io.fraiseql.graphql.model.Argument;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.OperationDeclaration.Body;
import io.fraiseql.graphql.reader.ParameterDeclaration;
import io.fraiseql.graphql.reader.TypeDeclaration;
import io.fraiseql.tenancy.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Abstract queries to operations over a source. */
final class RowsBinder {
    /** Rows of a list whose author and client give no limit. */
    static final int DEFAULT_LIMIT = 100;

    private static final Set<String> PAGING = Set.of("limit", "offset");
    private static final Set<String> TAKEN = Set.of("where", "orderBy");

    private final ApiDeclaration api;
    private final TypeSources typeSources;
    private final QuerySourceFinder sources;
    private final ArgumentBinder arguments;
    private final EqualityBinder equality;
    private final MistakeCollector mistakes;

    RowsBinder(
            ApiDeclaration api,
            TypeSources typeSources,
            QuerySourceFinder sources,
            ArgumentBinder arguments,
            MistakeCollector mistakes) {
        this.api = api;
        this.typeSources = typeSources;
        this.sources = sources;
        this.arguments = arguments;
        this.equality = new EqualityBinder(mistakes);
        this.mistakes = mistakes;
    }

    Optional<Operation> bind(OperationDeclaration query, Body.Rows rows) {
        if (!(query.result() instanceof JavaShape.Structure structure)) {
            mistakes.add(query.element(), "is abstract and reads rows; return a @Type record or a List of one");
            return Optional.empty();
        }
        var type = api.type(structure.type());
        if (type.isEmpty() || typeSources.of(structure.type()) instanceof State.Broken) {
            return Optional.empty();
        }
        return sources.find(query, rows.source(), type.get(), typeSources.of(structure.type()))
                .map(source -> structure.list()
                        ? list(query, rows, type.get(), source)
                        : one(query, rows, type.get(), source, structure.nullable()));
    }

    private Operation list(OperationDeclaration query, Body.Rows rows, TypeDeclaration type, BoundSource source) {
        rows.idArg()
                .ifPresent(
                        ignored -> mistakes.add(query.element(), "returns a list, so idArg picks nothing; remove it"));
        for (var parameter : query.parameters()) {
            if (TAKEN.contains(parameter.name())) {
                mistakes.add(parameter.element(), "every list has an argument of this name already; remove it");
            } else if (PAGING.contains(parameter.name())
                    && !(parameter.shape() instanceof JavaShape.Leaf leaf && isInt(leaf.type()))) {
                mistakes.add(parameter.element(), "pages the list; declare int or Integer");
            }
        }
        var compared = query.parameters().stream()
                .filter(parameter -> !PAGING.contains(parameter.name()) && !TAKEN.contains(parameter.name()))
                .toList();
        var bound = arguments.arguments(query.parameters());
        return new Operation.SourceList(
                query.name(),
                query.description(),
                query.access(),
                query.method(),
                type.name(),
                source.source(),
                equality.bind(query, compared, type, source),
                bound,
                defaultLimit(query, rows, bound),
                rows.maxLimit(),
                query.crossTenant());
    }

    private Operation one(
            OperationDeclaration query, Body.Rows rows, TypeDeclaration type, BoundSource source, boolean nullable) {
        var parameters = new ArrayList<>(query.parameters());
        rows.idArg().ifPresent(idArg -> {
            var named = parameters.stream()
                    .filter(parameter -> parameter.name().equals(idArg))
                    .findFirst();
            if (named.isEmpty()) {
                var names = parameters.stream().map(ParameterDeclaration::name).toList();
                mistakes.add(
                        query.element(),
                        "has no parameter " + idArg + ", which idArg names" + Nearest.hint(idArg, names));
            }
            named.ifPresent(parameter -> {
                parameters.remove(parameter);
                parameters.addFirst(parameter);
            });
        });
        if (rows.idArg().isEmpty() && parameters.isEmpty()) {
            mistakes.add(
                    query.element(),
                    "returns one object and nothing picks it; give it an argument and name that by idArg");
        } else if (parameters.stream().allMatch(RowsBinder::optional) && !parameters.isEmpty()) {
            mistakes.add(
                    query.element(),
                    "returns one object, and all that picks it may be null; make an argument non-null");
        } else if (rows.idArg().isPresent() && optional(parameters.getFirst())) {
            mistakes.add(
                    parameters.getFirst().element(), "picks the object by idArg and may be null; make it non-null");
        }
        return new Operation.SourceOne(
                query.name(),
                query.description(),
                query.access(),
                query.method(),
                type.name(),
                source.source(),
                equality.bind(query, parameters, type, source),
                arguments.arguments(query.parameters()),
                nullable,
                query.crossTenant());
    }

    private int defaultLimit(OperationDeclaration query, Body.Rows rows, List<Argument> arguments) {
        if (rows.maxLimit() < 1) {
            mistakes.add(query.element(), "maxLimit is " + rows.maxLimit() + "; it is 1 at least");
        }
        var declared = query.parameters().stream()
                .filter(parameter -> parameter.name().equals("limit"))
                .findFirst();
        Optional<Integer> given = arguments.stream()
                .filter(argument -> argument.name().equals("limit"))
                .flatMap(argument -> argument.defaultLiteral().stream())
                .filter(literal -> literal.matches("[0-9]+"))
                .map(Integer::valueOf)
                .findFirst();
        given.filter(limit -> limit > rows.maxLimit() || limit < 1)
                .ifPresent(limit -> mistakes.add(
                        declared.orElseThrow().element(),
                        "its default " + limit + " is not between 1 and the query's maxLimit " + rows.maxLimit()));
        return given.orElseGet(() -> Math.min(DEFAULT_LIMIT, rows.maxLimit()));
    }

    private static boolean isInt(LeafType type) {
        return type.value() == Scalar.INT && !type.list();
    }

    private static boolean optional(ParameterDeclaration parameter) {
        return parameter.shape() instanceof JavaShape.Leaf leaf && leaf.type().nullable();
    }
}
