package io.fraiseql.graphql.plan;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.SourceLocation;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.graphql.RequestException.Kind;
import io.fraiseql.graphql.RequestException.Location;
import io.fraiseql.graphql.RequestException.Problem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fragments of a document and the fragments that they spread, in time that is linear in the document.
 *
 * <p>By hand, since graphql-java 26 looks for circles anew from each fragment and copies the path at every step: a
 * chain of 1,000 fragments, 37 KB, takes it 20 s of CPU, which no timeout cuts.
 */
final class FragmentNesting {
    private final Map<String, FragmentDefinition> fragments = new HashMap<>();
    private final Map<String, Set<String>> spreads = new HashMap<>();
    /** How many fragments deep each is, itself included. */
    private final Map<String, Integer> depths = new HashMap<>();

    private FragmentNesting(Document document) {
        for (var fragment : document.getDefinitionsOfType(FragmentDefinition.class)) {
            fragments.putIfAbsent(fragment.getName(), fragment);
            spreads.putIfAbsent(fragment.getName(), spreadsIn(fragment));
        }
    }

    /**
     * Refuses a document whose fragments spread themselves, or one another too deep.
     *
     * @param limit how many fragments may be spread within one another
     */
    static void check(Document document, int limit) {
        var nesting = new FragmentNesting(document);
        for (String name : nesting.fragments.keySet()) {
            if (nesting.depth(name) > limit) {
                throw nesting.refused(
                        name,
                        "fragments are spread within one another more than " + limit
                                + " deep, which is graphql.max_fragment_depth");
            }
        }
    }

    private static Set<String> spreadsIn(FragmentDefinition fragment) {
        var names = new LinkedHashSet<String>();
        var open = new ArrayDeque<Node<?>>();
        open.push(fragment);
        while (!open.isEmpty()) {
            Node<?> node = open.pop();
            if (node instanceof FragmentSpread spread) {
                names.add(spread.getName());
            }
            for (Node<?> child : node.getChildren()) {
                open.push(child);
            }
        }
        return names;
    }

    /** Walks with a stack of its own, since what strangers nest must not overflow the thread's. */
    private int depth(String root) {
        var path = new ArrayList<String>();
        var within = new LinkedHashSet<String>();
        path.add(root);
        while (!path.isEmpty()) {
            String name = path.getLast();
            if (depths.containsKey(name)) {
                path.removeLast();
                continue;
            }
            if (within.add(name)) {
                for (String child : spreads.getOrDefault(name, Set.of())) {
                    if (within.contains(child)) {
                        throw refused(
                                name, "Validation error (FragmentCycle@[" + name + "]) : Fragment cycles not allowed");
                    }
                    if (!depths.containsKey(child)) {
                        path.add(child);
                    }
                }
                continue;
            }
            int deepest = 0;
            for (String child : spreads.getOrDefault(name, Set.of())) {
                deepest = Math.max(deepest, depths.getOrDefault(child, 0));
            }
            depths.put(name, deepest + 1);
            within.remove(name);
            path.removeLast();
        }
        return depths.getOrDefault(root, 0);
    }

    private RequestException refused(String name, String message) {
        FragmentDefinition fragment = fragments.get(name);
        SourceLocation at = fragment == null ? null : fragment.getSourceLocation();
        return new RequestException(
                Kind.VALIDATION_FAILED,
                List.of(new Problem(
                        message, at == null ? List.of() : List.of(new Location(at.getLine(), at.getColumn())))));
    }
}
