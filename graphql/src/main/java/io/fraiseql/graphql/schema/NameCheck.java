package io.fraiseql.graphql.schema;

import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.Element;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Refuses two types of one name, the author's among each other and beside those that the engine adds. */
final class NameCheck {
    private static final Set<String> COMBINATORS = Set.of(GeneratedNames.AND, GeneratedNames.OR, GeneratedNames.NOT);

    private final Map<String, String> taken = new HashMap<>();
    private final MistakeCollector mistakes;

    private NameCheck(MistakeCollector mistakes) {
        this.mistakes = mistakes;
        for (var scalar : Scalar.values()) {
            taken.put(scalar.graphqlName(), "a scalar");
            taken.put(GeneratedNames.filter(new LeafType(scalar, false, false, false)), "the engine's filter");
        }
        for (String name :
                Set.of(GeneratedNames.QUERY, GeneratedNames.MUTATION, "Subscription", GeneratedNames.ORDER_DIRECTION)) {
            taken.put(name, "the engine's type");
        }
    }

    static void check(ApiDeclaration api, MistakeCollector mistakes) {
        var names = new NameCheck(mistakes);
        api.types().values().forEach(type -> names.take(type.name(), type.element()));
        api.inputs().values().forEach(input -> names.take(input.name(), input.element()));
        api.enums().values().forEach(type -> names.take(type.graphqlName(), Element.of(type.javaType())));
        for (var type : api.types().values()) {
            names.generated(GeneratedNames.where(type.name()), type.element());
            names.generated(GeneratedNames.orderBy(type.name()), type.element());
            type.components().stream()
                    .filter(component ->
                            component.shape() instanceof JavaShape.Leaf && COMBINATORS.contains(component.name()))
                    .forEach(component ->
                            mistakes.add(component.element(), "filters combine by this name; give it another"));
        }
        api.enums()
                .values()
                .forEach(type -> names.generated(
                        GeneratedNames.filter(new LeafType(type, false, false, false)), Element.of(type.javaType())));
    }

    private void take(String name, Element element) {
        var before = taken.putIfAbsent(name, element.path());
        if (before != null) {
            mistakes.add(
                    element,
                    "the name " + name + " is taken by " + before + "; give one of them another with name = \"...\"");
        }
    }

    private void generated(String name, Element element) {
        var before = taken.putIfAbsent(name, "the engine's type");
        if (before != null) {
            mistakes.add(element, "needs the name " + name + " for its filter or order, and it is taken by " + before);
        }
    }
}
