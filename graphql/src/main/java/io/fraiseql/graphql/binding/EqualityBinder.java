package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.binding.TypeMapping.Place;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.ParameterDeclaration;
import io.fraiseql.graphql.reader.TypeDeclaration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the columns that a query's arguments are compared with. */
final class EqualityBinder {
    private final MistakeCollector mistakes;

    EqualityBinder(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    Map<String, Column> bind(
            OperationDeclaration query,
            List<ParameterDeclaration> parameters,
            TypeDeclaration type,
            BoundSource source) {
        var equality = new LinkedHashMap<String, Column>();
        for (var parameter : parameters) {
            if (!(parameter.shape() instanceof JavaShape.Leaf leaf)
                    || leaf.type().list()
                    || leaf.type().value() == Scalar.JSON) {
                mistakes.add(
                        parameter.element(),
                        "is compared with a column and must be one scalar or enum; lists are for where, inputs and JSON for a body");
                continue;
            }
            String name = Naming.snakeCase(parameter.name());
            var column = source.column(name);
            if (column.isEmpty()) {
                boolean data = source.source().data().isPresent();
                mistakes.add(
                        parameter.element(),
                        source.lacks(name) + (data ? "; an argument needs a column beside data" : ""));
                continue;
            }
            TypeMapping.problem(leaf.type(), column.get(), Place.COLUMN)
                    .ifPresent(problem -> mistakes.add(parameter.element(), source.name() + ": " + problem));
            checkOracle(query, parameter, type);
            equality.put(parameter.name(), column.get());
        }
        return equality;
    }

    /** Whoever may compare with a value can find it out. */
    private void checkOracle(OperationDeclaration query, ParameterDeclaration parameter, TypeDeclaration type) {
        type.components().stream()
                .filter(component -> component.name().equals(parameter.name()))
                .filter(component -> !query.access().implies(component.access()))
                .forEach(component -> mistakes.add(
                        parameter.element(),
                        "is compared with " + type.name() + "." + component.name()
                                + ", which asks more of the caller than the query; let the query ask the same"));
    }
}
