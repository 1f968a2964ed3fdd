package io.fraiseql.graphql.reader;

import io.fraiseql.api.Default;
import io.fraiseql.api.Input;
import io.fraiseql.api.Relation;
import io.fraiseql.api.Type;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the records that operations name, and those that these name. */
final class RecordReader {
    private final ShapeReader shapes;
    private final MistakeCollector mistakes;
    private final Set<Class<?>> seenTypes = new LinkedHashSet<>();
    private final Set<Class<?>> seenInputs = new LinkedHashSet<>();
    private final Deque<Class<? extends Record>> pendingTypes = new ArrayDeque<>();
    private final Deque<Class<? extends Record>> pendingInputs = new ArrayDeque<>();

    RecordReader(ShapeReader shapes, MistakeCollector mistakes) {
        this.shapes = shapes;
        this.mistakes = mistakes;
    }

    /** Notes a record that stands in an answer. */
    void output(Class<? extends Record> type, Element usedBy) {
        if (!type.isAnnotationPresent(Type.class)) {
            mistakes.add(usedBy, "the record " + type.getSimpleName() + " is no GraphQL type; annotate it with @Type");
        } else if (seenTypes.add(type)) {
            pendingTypes.add(type);
        }
    }

    /** Notes a record that stands in an argument. */
    void input(Class<? extends Record> type, Element usedBy) {
        if (!type.isAnnotationPresent(Input.class)) {
            mistakes.add(
                    usedBy, "the record " + type.getSimpleName() + " is no GraphQL input; annotate it with @Input");
        } else if (seenInputs.add(type)) {
            pendingInputs.add(type);
        }
    }

    /** Reads all types noted so far, and those that they lead to. */
    Map<Class<?>, TypeDeclaration> types() {
        var types = new LinkedHashMap<Class<?>, TypeDeclaration>();
        for (var next = pendingTypes.poll(); next != null; next = pendingTypes.poll()) {
            types.put(next, type(next));
        }
        return types;
    }

    /** Reads all inputs noted so far, and those that they lead to. */
    Map<Class<?>, InputDeclaration> inputs() {
        var inputs = new LinkedHashMap<Class<?>, InputDeclaration>();
        for (var next = pendingInputs.poll(); next != null; next = pendingInputs.poll()) {
            inputs.put(next, input(next));
        }
        return inputs;
    }

    private TypeDeclaration type(Class<? extends Record> type) {
        var element = Element.of(type);
        var annotation = type.getAnnotation(Type.class);
        var components = new ArrayList<TypeDeclaration.Component>();
        for (var component : type.getRecordComponents()) {
            component(component, element.component(component.getName())).ifPresent(components::add);
        }
        return new TypeDeclaration(
                element,
                typeName(type, annotation.name(), element),
                AccessReader.description(type),
                type,
                nonEmpty(annotation.sqlSource()),
                annotation.shared(),
                components);
    }

    private Optional<TypeDeclaration.Component> component(RecordComponent component, Element element) {
        Naming.check(component.getName(), element, mistakes);
        component.getAccessor().setAccessible(true);
        var access = AccessReader.access(component, element, mistakes);
        var relation = Optional.ofNullable(component.getAnnotation(Relation.class));
        var shape = shapes.read(component.getAnnotatedType(), component, element);
        switch (shape.orElse(null)) {
            case JavaShape.Structure structure -> {
                output(structure.type(), element);
                if (structure.list() && structure.nullable()) {
                    mistakes.add(element, "a list of objects is empty, never null; remove @Nullable or Optional");
                }
            }
            case JavaShape.Leaf ignored
            when relation.isPresent() ->
                mistakes.add(element, "@Relation stands on a component that is no @Type; remove it");
            case JavaShape.Leaf ignored -> {}
            case JavaShape.Nothing ignored -> mistakes.add(element, "Void holds nothing; remove the component");
            case null -> {}
        }
        return shape.filter(found -> !(found instanceof JavaShape.Nothing))
                .map(found -> new TypeDeclaration.Component(
                        element,
                        component.getName(),
                        AccessReader.description(component),
                        access,
                        component,
                        found,
                        relation.map(Relation::from).flatMap(RecordReader::nonEmpty),
                        relation.map(Relation::to).flatMap(RecordReader::nonEmpty)));
    }

    private InputDeclaration input(Class<? extends Record> type) {
        var element = Element.of(type);
        var components = new ArrayList<ParameterDeclaration>();
        var defaults = canonicalConstructor(type).getParameters();
        for (int i = 0; i < type.getRecordComponents().length; i++) {
            var component = type.getRecordComponents()[i];
            var where = element.component(component.getName());
            Naming.check(component.getName(), where, mistakes);
            // @Default goes to parameters, so javac puts it on the constructor's
            var defaultText = Optional.ofNullable(defaults[i].getAnnotation(Default.class))
                    .map(Default::value);
            shapes.read(component.getAnnotatedType(), component, where)
                    .filter(shape -> accepted(shape, where))
                    .ifPresent(shape -> components.add(new ParameterDeclaration(
                            where,
                            component.getName(),
                            AccessReader.description(component),
                            shape,
                            component.getGenericType(),
                            defaultText)));
        }
        if (type.getRecordComponents().length == 0) {
            mistakes.add(element, "has no components; GraphQL wants at least one");
        }
        return new InputDeclaration(
                element,
                typeName(type, type.getAnnotation(Input.class).name(), element),
                AccessReader.description(type),
                type,
                components);
    }

    /** Whether an argument can be of this shape; notes the records that it names. */
    boolean accepted(JavaShape shape, Element element) {
        return switch (shape) {
            case JavaShape.Leaf ignored -> true;
            case JavaShape.Structure structure -> {
                input(structure.type(), element);
                yield structure.type().isAnnotationPresent(Input.class);
            }
            case JavaShape.Nothing ignored -> {
                mistakes.add(element, "Void holds nothing; remove it");
                yield false;
            }
        };
    }

    private String typeName(Class<?> type, String given, Element element) {
        String name = given.isEmpty() ? type.getSimpleName() : given;
        Naming.check(name, element, mistakes);
        return name;
    }

    private static Constructor<?> canonicalConstructor(Class<? extends Record> type) {
        var parameters = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type.getName(), e);
        }
    }

    static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
