package io.fraiseql.graphql.selection;

import io.fraiseql.graphql.model.ObjectType;
import java.util.List;

/** What is selected of one object, in the order of the answer. */
public record ObjectSelection(ObjectType type, List<Selected> members) {
    public ObjectSelection {
        members = List.copyOf(members);
    }

    /** Whether any member is read from other rows than the object's own. */
    public boolean hasRelations() {
        return members.stream().anyMatch(Selected.Related.class::isInstance);
    }
}
