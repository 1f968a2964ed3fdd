package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.SchemaException.Mistake;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with an API, so that its author sees all of it at once. Confined to one thread. */
public final class MistakeCollector {
    private final Set<Mistake> found = new LinkedHashSet<>();

    /** Adds one; the same mistake at the same place counts once. */
    public void add(Element element, String message) {
        found.add(new Mistake(element.path(), message));
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Ends the loading of an API that cannot be served.
     *
     * @throws SchemaException with all mistakes, if there are any
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new SchemaException(List.copyOf(found));
        }
    }
}
