package io.fraiseql.graphql.reader;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names on both sides. {@code createdAt} in Java and GraphQL is {@code created_at} in SQL; a run of capitals is
 * one word ({@code htmlURL} is {@code html_url}), and a digit stays with the word before it ({@code address2} is
 * {@code address2}).
 */
public final class Naming {
    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern GRAPHQL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Naming() {}

    /** The name in SQL of a Java or GraphQL name. */
    public static String snakeCase(String name) {
        return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
    }

    /** Checks that GraphQL takes the name. */
    public static void check(String name, Element element, MistakeCollector mistakes) {
        if (!GRAPHQL.matcher(name).matches()) {
            mistakes.add(element, "GraphQL does not take the name " + name + "; use letters, digits and _");
        } else if (name.startsWith("__")) {
            mistakes.add(element, "GraphQL reserves names that begin with __; rename " + name);
        }
    }
}
