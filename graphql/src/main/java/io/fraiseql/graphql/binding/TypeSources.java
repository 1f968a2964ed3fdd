package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.OperationDeclaration;
import io.fraiseql.graphql.reader.OperationDeclaration.Body;
import io.fraiseql.graphql.reader.TypeDeclaration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which source each type's rows are read from: its own, or that of the queries that return it. */
final class TypeSources {
    private final Map<Class<?>, State> states;

    private TypeSources(Map<Class<?>, State> states) {
        this.states = Map.copyOf(states);
    }

    /** What is known of a type's source. */
    sealed interface State {
        record Bound(BoundSource source) implements State {}

        /** Only Java makes this type. */
        record None() implements State {}

        /** The source is a mistake already; what depends on it is not worth another. */
        record Broken() implements State {}
    }

    static TypeSources of(ApiDeclaration api, SourceFinder sources, MistakeCollector mistakes) {
        var states = new HashMap<Class<?>, State>();
        for (var type : api.types().values()) {
            states.put(type.javaType(), state(type, api.queries(), sources, mistakes));
        }
        return new TypeSources(states);
    }

    State of(Class<?> javaType) {
        return states.getOrDefault(javaType, new State.Broken());
    }

    private static State state(
            TypeDeclaration type, List<OperationDeclaration> queries, SourceFinder sources, MistakeCollector mistakes) {
        var readers = type.sqlSource().isPresent()
                ? List.<OperationDeclaration>of()
                : queries.stream().filter(query -> reads(query, type)).toList();
        var names = type.sqlSource()
                .map(List::of)
                .orElseGet(() ->
                        readers.stream().flatMap(TypeSources::source).distinct().toList());
        if (names.isEmpty()) {
            return new State.None();
        }
        if (names.size() == 1) {
            var usedBy = readers.isEmpty() ? type.element() : readers.getFirst().element();
            return sources.find(names.getFirst(), type.shared(), usedBy)
                    .<State>map(State.Bound::new)
                    .orElseGet(State.Broken::new);
        }
        var found = new LinkedHashMap<String, BoundSource>();
        for (var reader : readers) {
            source(reader)
                    .forEach(name -> sources.find(name, type.shared(), reader.element())
                            .ifPresent(source -> found.put(name, source)));
        }
        if (found.size() > 1) {
            mistakes.add(
                    type.element(),
                    "queries read it from " + String.join(" and ", found.keySet())
                            + "; say which is its own with @Type(sqlSource = \""
                            + found.firstEntry().getKey() + "\")");
        }
        return new State.Broken();
    }

    private static boolean reads(OperationDeclaration query, TypeDeclaration type) {
        return query.body() instanceof Body.Rows
                && query.result() instanceof JavaShape.Structure structure
                && structure.type() == type.javaType();
    }

    private static Stream<String> source(OperationDeclaration query) {
        return query.body() instanceof Body.Rows rows ? Stream.of(rows.source()) : Stream.empty();
    }
}
