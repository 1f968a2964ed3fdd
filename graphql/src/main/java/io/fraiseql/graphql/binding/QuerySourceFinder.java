package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.binding.TypeSources.State;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Join;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.TypeDeclaration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the source that a query reads. One that is not the type's own must have all columns that the type reads, of the
 * same types.
 */
final class QuerySourceFinder {
    private final SourceFinder sources;
    private final Map<String, ObjectType> types;
    private final MistakeCollector mistakes;

    QuerySourceFinder(SourceFinder sources, Map<String, ObjectType> types, MistakeCollector mistakes) {
        this.sources = sources;
        this.types = Map.copyOf(types);
        this.mistakes = mistakes;
    }

    Optional<BoundSource> find(OperationDeclaration query, String name, TypeDeclaration type, State own) {
        if (own instanceof State.Bound bound && bound.source().name().equals(name)) {
            return Optional.of(bound.source());
        }
        var source = sources.find(name, type.shared(), query.element());
        var bound = Optional.ofNullable(types.get(type.name()));
        if (source.isPresent() && bound.isPresent()) {
            bound.get().fields().values().stream()
                    .flatMap(QuerySourceFinder::columns)
                    .distinct()
                    .forEach(column -> check(query, source.get(), column));
        }
        return source;
    }

    private void check(OperationDeclaration query, BoundSource source, Column needed) {
        var column = source.column(needed.name());
        if (column.isEmpty()) {
            mistakes.add(query.element(), source.lacks(needed.name()) + ", which the type reads from its own source");
        } else if (!column.get().sqlType().equals(needed.sqlType())) {
            mistakes.add(
                    query.element(),
                    "the column " + needed.name() + " of " + source.name() + " is "
                            + column.get().sqlType() + ", and of the type's own source " + needed.sqlType()
                            + "; cast it in the view");
        }
    }

    private static Stream<Column> columns(Field field) {
        return switch (field) {
            case Field.Leaf leaf ->
                leaf.read().stream().map(read -> switch (read) {
                    case ColumnRead.Plain plain -> plain.column();
                    case ColumnRead.Key key -> key.data();
                });
            case Field.Relation relation -> relation.join().map(Join::from).stream();
        };
    }
}
