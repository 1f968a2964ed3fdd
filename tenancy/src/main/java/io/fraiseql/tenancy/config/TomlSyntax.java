package io.fraiseql.tenancy.config;

import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlTable;

/**
 * The TOML parser, and its messages without what they quote of the file: an unquoted secret is a syntax error like
 * any other.
 */
final class TomlSyntax {
    private static final Pattern QUOTED_TEXT =
            Pattern.compile("^Unexpected '[^']{2,}'|^Unexpected '.*?'(?=, expected)");

    private TomlSyntax() {}

    /**
     * Reads a file's text.
     *
     * @throws ConfigException with every problem of its syntax
     */
    static TomlTable parse(String text, String fileName) {
        var problems = new Problems(fileName);
        var toml = Toml.parse(text);
        toml.errors().forEach(error -> problems.add(error.position(), message(error)));
        problems.throwIfAny();
        return toml;
    }

    private static String message(TomlParseError error) {
        return QUOTED_TEXT.matcher(String.valueOf(error.getMessage())).replaceAll("Unexpected text");
    }
}
