package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.binding.TypeMapping.Place;
import io.fraiseql.graphql.binding.TypeSources.State;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Join;
import io.fraiseql.graphql.model.LeafType;
import io.fraiseql.graphql.model.ObjectType;
import io.fraiseql.graphql.reader.ApiDeclaration;
import io.fraiseql.graphql.reader.JavaShape;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.graphql.reader.Naming;
import io.fraiseql.graphql.reader.TypeDeclaration;
import io.fraiseql.graphql.reader.TypeDeclaration.Component;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Records to object types. A component reads the column of its name. Where a source has none but a {@code data jsonb}
 * column, as FraiseQL's classic views have, it reads the key of its GraphQL name there: {@code createdAt}; a type that
 * has a component {@code data} of its own takes that column for a value like any other.
 */
final class TypeBinder {
    private final ApiDeclaration api;
    private final TypeSources sources;
    private final EnumLabels labels;
    private final JoinFinder joins;
    private final MistakeCollector mistakes;

    TypeBinder(
            ApiDeclaration api, TypeSources sources, EnumLabels labels, JoinFinder joins, MistakeCollector mistakes) {
        this.api = api;
        this.sources = sources;
        this.labels = labels;
        this.joins = joins;
        this.mistakes = mistakes;
    }

    ObjectType bind(TypeDeclaration type) {
        var fields = new LinkedHashMap<String, Field>();
        if (type.javaType().getRecordComponents().length == 0) {
            mistakes.add(type.element(), "has no components; GraphQL wants at least one");
        }
        if (type.shared() && sources.of(type.javaType()) instanceof State.None) {
            mistakes.add(type.element(), "is shared and has no source; remove shared = true or give sqlSource");
        }
        for (var component : type.components()) {
            field(type, component).ifPresent(field -> fields.put(field.name(), field));
        }
        var source = sources.of(type.javaType()) instanceof State.Bound bound
                ? Optional.of(bound.source().source())
                : Optional.<io.fraiseql.graphql.model.Source>empty();
        return new ObjectType(type.name(), type.description(), type.javaType(), source, fields);
    }

    private Optional<Field> field(TypeDeclaration type, Component component) {
        return switch (component.shape()) {
            case JavaShape.Leaf leaf -> leaf(type, component, leaf.type());
            case JavaShape.Structure structure -> relation(type, component, structure);
            case JavaShape.Nothing ignored -> Optional.empty();
        };
    }

    private Optional<Field> leaf(TypeDeclaration type, Component component, LeafType leaf) {
        return switch (sources.of(type.javaType())) {
            case State.Broken ignored -> Optional.empty();
            case State.None ignored -> Optional.of(leafField(component, leaf, Optional.empty()));
            case State.Bound bound ->
                read(type, component, leaf, bound.source()).map(read -> leafField(component, leaf, Optional.of(read)));
        };
    }

    private Field leafField(Component component, LeafType leaf, Optional<ColumnRead> read) {
        return new Field.Leaf(
                component.name(),
                component.description(),
                component.access(),
                component.component(),
                labels.apply(leaf),
                read);
    }

    private Optional<ColumnRead> read(TypeDeclaration type, Component component, LeafType leaf, BoundSource source) {
        String name = Naming.snakeCase(component.name());
        var column = source.column(name);
        if (column.isPresent()) {
            TypeMapping.problem(leaf, column.get(), Place.COLUMN)
                    .ifPresent(problem -> mistakes.add(component.element(), source.name() + ": " + problem));
            return column.map(ColumnRead.Plain::new);
        }
        boolean classic =
                type.components().stream().noneMatch(other -> other.name().equals("data"));
        var data = source.source().data().filter(ignored -> classic);
        if (data.isEmpty()) {
            mistakes.add(component.element(), source.lacks(name));
        }
        return data.map(document -> new ColumnRead.Key(document, component.name()));
    }

    private Optional<Field> relation(TypeDeclaration type, Component component, JavaShape.Structure structure) {
        var target = api.type(structure.type());
        if (target.isEmpty()) {
            return Optional.empty();
        }
        return switch (sources.of(type.javaType())) {
            case State.Broken ignored -> Optional.empty();
            case State.None ignored -> Optional.of(relationField(component, structure, target.get(), Optional.empty()));
            case State.Bound here ->
                switch (sources.of(structure.type())) {
                    case State.Broken ignored -> Optional.empty();
                    case State.None ignored -> {
                        mistakes.add(
                                component.element(),
                                "is read by SQL, and " + target.get().name()
                                        + " has no source; give it one with @Type(sqlSource = \"...\")");
                        yield Optional.empty();
                    }
                    case State.Bound there ->
                        joins.find(
                                        component,
                                        structure.list(),
                                        new JoinFinder.Side(type, here.source()),
                                        new JoinFinder.Side(target.get(), there.source()))
                                .map(join -> relationField(component, structure, target.get(), Optional.of(join)));
                };
        };
    }

    private static Field relationField(
            Component component, JavaShape.Structure structure, TypeDeclaration target, Optional<Join> join) {
        return new Field.Relation(
                component.name(),
                component.description(),
                component.access(),
                component.component(),
                target.name(),
                structure.list(),
                structure.nullable(),
                join);
    }
}
