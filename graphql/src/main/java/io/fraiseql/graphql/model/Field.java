package io.fraiseql.graphql.model;

import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.Optional;

/** A field of an object type. */
public sealed interface Field {
    /** The name in GraphQL, and of the record's component. */
    String name();

    /** The text that introspection shows; empty for none. */
    String description();

    /** Who may select it. */
    Access access();

    /** The record's component, which a value that Java made is read from. */
    RecordComponent component();

    /**
     * A leaf.
     *
     * @param read where SQL finds the value; empty in a type that has no source
     */
    record Leaf(
            String name,
            String description,
            Access access,
            RecordComponent component,
            LeafType type,
            Optional<ColumnRead> read)
            implements Field {
        public Leaf {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(description, "description is null");
            Objects.requireNonNull(access, "access is null");
            Objects.requireNonNull(component, "component is null");
            Objects.requireNonNull(type, "type is null");
            Objects.requireNonNull(read, "read is null");
        }
    }

    /**
     * Another object, or a list of them.
     *
     * @param target the other type's name in {@link Api#types}
     * @param many whether it is a list; a list is never null
     * @param nullable whether one object may be missing. An object behind row-level security may always be
     * @param join how SQL finds the other rows; empty in a type that has no source, whose values Java made
     */
    record Relation(
            String name,
            String description,
            Access access,
            RecordComponent component,
            String target,
            boolean many,
            boolean nullable,
            Optional<Join> join)
            implements Field {
        public Relation {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(description, "description is null");
            Objects.requireNonNull(access, "access is null");
            Objects.requireNonNull(component, "component is null");
            Objects.requireNonNull(target, "target is null");
            Objects.requireNonNull(join, "join is null");
        }
    }
}
