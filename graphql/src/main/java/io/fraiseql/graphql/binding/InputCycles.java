package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.InputDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses inputs that contain themselves without an end: no client could write one. */
final class InputCycles {
    private final ApiDeclaration api;

    private InputCycles(ApiDeclaration api) {
        this.api = api;
    }

    static void check(ApiDeclaration api, MistakeCollector mistakes) {
        var cycles = new InputCycles(api);
        api.inputs().values().stream()
                .filter(input -> cycles.leadsTo(input, input, new HashSet<>()))
                .forEach(input -> mistakes.add(
                        input.element(), "contains itself and never ends; make a component nullable or a List"));
    }

    private boolean leadsTo(InputDeclaration input, InputDeclaration goal, Set<Class<?>> seen) {
        return required(input)
                .anyMatch(next -> next.equals(goal) || (seen.add(next.javaType()) && leadsTo(next, goal, seen)));
    }

    private Stream<InputDeclaration> required(InputDeclaration input) {
        return input.components().stream()
                .flatMap(component -> component.shape() instanceof JavaShape.Structure structure
                                && !structure.list()
                                && !structure.nullable()
                        ? api.input(structure.type()).stream()
                        : Stream.empty());
    }
}
