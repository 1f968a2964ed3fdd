package io.fraiseql.isolation.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code pg_node_tree}, the text in which PostgreSQL stores analysed expressions. Fields are found by name: servers
 * of different versions write different ones around those that are read here.
 */
sealed interface NodeTree {
    /** {@code {NAME :field value ...}}; a field may have several values, as {@code :constvalue 4 [ 1 0 0 0 ]} has. */
    record Node(String name, Map<String, List<NodeTree>> fields) implements NodeTree {
        public Node {
            fields = Map.copyOf(fields);
        }

        /** The first value of a field that must be there. */
        NodeTree field(String field) {
            List<NodeTree> values = fields.get(field);
            if (values == null || values.isEmpty()) {
                throw new UnreadableTree(name + " without :" + field);
            }
            return values.getFirst();
        }

        String text(String field) {
            if (field(field) instanceof Word(String text)) {
                return text;
            }
            throw unexpected(field, "a word");
        }

        long number(String field) {
            try {
                return Long.parseLong(text(field));
            } catch (NumberFormatException e) {
                throw new UnreadableTree(name + " :" + field + " is no number", e);
            }
        }

        boolean flag(String field) {
            return text(field).equals("true");
        }

        Node node(String field) {
            if (field(field) instanceof Node node) {
                return node;
            }
            throw unexpected(field, "a node");
        }

        /** A field that may be empty, written {@code <>}. */
        Optional<Node> optionalNode(String field) {
            return field(field) instanceof Node node ? Optional.of(node) : Optional.empty();
        }

        /** A list of nodes; {@code <>} is the empty one. */
        List<Node> nodes(String field) {
            if (!(field(field) instanceof Items(List<NodeTree> items))) {
                return List.of();
            }
            var nodes = new ArrayList<Node>();
            for (NodeTree item : items) {
                if (!(item instanceof Node node)) {
                    throw unexpected(field, "a list of nodes");
                }
                nodes.add(node);
            }
            return nodes;
        }

        /** Whether a field is there and holds a list or a node. */
        boolean has(String field) {
            return fields.containsKey(field) && !(field(field) instanceof Word);
        }

        private UnreadableTree unexpected(String field, String expected) {
            return new UnreadableTree(name + " :" + field + " is not " + expected);
        }
    }

    /** Whether there is a node of this name in it. */
    default boolean holds(String node) {
        return switch (this) {
            case Node found ->
                found.name().equals(node)
                        || found.fields().values().stream()
                                .flatMap(List::stream)
                                .anyMatch(field -> field.holds(node));
            case Items(List<NodeTree> items) -> items.stream().anyMatch(item -> item.holds(node));
            case Word _ -> false;
        };
    }

    /** {@code ( ... )} or {@code [ ... ]}. */
    record Items(List<NodeTree> items) implements NodeTree {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A name, a number, a flag, or {@code <>}. */
    record Word(String text) implements NodeTree {}

    /** Reads a whole tree. */
    static NodeTree parse(String text) {
        return new NodeTreeParser(text).parse();
    }
}
