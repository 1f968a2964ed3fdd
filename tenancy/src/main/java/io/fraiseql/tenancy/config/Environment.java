package io.fraiseql.tenancy.config;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The environment variables that a value may name as <code>${NAME}</code> or <code>${NAME:-default}</code>. As in a
 * shell, a variable that is set but empty takes the default; without one it is an error, because an empty secret or URL
 * is never meant.
 */
final class Environment {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
    }

    static boolean hasPlaceholder(String text) {
        return text.contains("${");
    }

    boolean isSet(String name) {
        return variables.containsKey(name);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /** The text with its placeholders replaced; what a variable holds is not searched again. */
    String expand(String text) {
        var expanded = new StringBuilder();
        var placeholder = PLACEHOLDER.matcher(text);
        int end = 0;
        while (placeholder.find()) {
            expanded.append(text, end, placeholder.start());
            if (placeholder.group(2).isEmpty()) {
                throw new IllegalArgumentException("a ${ is not closed by }");
            }
            expanded.append(value(placeholder.group(1)));
            end = placeholder.end();
        }
        return expanded.append(text, end, text.length()).toString();
    }

    private String value(String reference) {
        int separator = reference.indexOf(":-");
        String name = separator < 0 ? reference : reference.substring(0, separator);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a placeholder is written ${NAME} or ${NAME:-default}");
        }
        return get(name).orElseGet(() -> {
            if (separator < 0) {
                throw new IllegalArgumentException("the environment variable " + name
                        + (isSet(name) ? " is empty" : " is not set") + "; set it, or write ${" + name
                        + ":-default}");
            }
            return reference.substring(separator + 2);
        });
    }
}
