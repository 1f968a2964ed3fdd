package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.ObjectType;
import java.util.Optional;

/** The field of a type that holds its source's id. */
public record KeyField(Field.Leaf field) {
    /** The type's key; empty when the type has no source, the source no id, or the record no component for it. */
    public static Optional<KeyField> of(ObjectType type) {
        return type.source()
                .flatMap(source -> source.id())
                .flatMap(id -> type.fields().values().stream()
                        .filter(Field.Leaf.class::isInstance)
                        .map(Field.Leaf.class::cast)
                        .filter(leaf -> leaf.read().orElse(null) instanceof ColumnRead.Plain plain
                                && plain.column().name().equals(id.name()))
                        .findFirst()
                        .map(KeyField::new));
    }
}
