package io.fraiseql.isolation.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Reads the text of one tree. A backslash takes the character after it as it is; white space parts words, brackets
 * stand alone.
 */
final class NodeTreeParser {
    private static final String BRACKETS = "(){}[]";

    private final String text;
    private int position;

    NodeTreeParser(String text) {
        this.text = text;
    }

    NodeTree parse() {
        NodeTree tree = value();
        skipBlanks();
        if (position < text.length()) {
            throw new UnreadableTree("text after the tree");
        }
        return tree;
    }

    private NodeTree value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> node();
            case '(' -> items(')');
            case '[' -> items(']');
            default -> new NodeTree.Word(word());
        };
    }

    private NodeTree.Node node() {
        position++;
        String name = word();
        var fields = new LinkedHashMap<String, List<NodeTree>>();
        List<NodeTree> values = new ArrayList<>();
        for (skipBlanks(); peek() != '}'; skipBlanks()) {
            if (peek() == ':') {
                values = new ArrayList<>();
                fields.put(word().substring(1), values);
            } else {
                values.add(value());
            }
        }
        position++;
        return new NodeTree.Node(name, fields);
    }

    private NodeTree.Items items(char end) {
        position++;
        var items = new ArrayList<NodeTree>();
        for (skipBlanks(); peek() != end; skipBlanks()) {
            items.add(value());
        }
        position++;
        return new NodeTree.Items(items);
    }

    private String word() {
        skipBlanks();
        var word = new StringBuilder();
        while (position < text.length()) {
            char c = text.charAt(position);
            if (Character.isWhitespace(c) || BRACKETS.indexOf(c) >= 0) {
                break;
            }
            if (c == '\\' && position + 1 < text.length()) {
                position++;
                c = text.charAt(position);
            }
            word.append(c);
            position++;
        }
        if (word.isEmpty()) {
            throw new UnreadableTree("a word is missing at character " + position);
        }
        return word.toString();
    }

    private void skipBlanks() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
    }

    private char peek() {
        if (position >= text.length()) {
            throw new UnreadableTree("the tree ends too early");
        }
        return text.charAt(position);
    }
}
