package io.fraiseql.tenancy.config;

import java.util.regex.Pattern;
import org.tomlj.TomlParseError;

/** The parser's message without what it quotes of the file: an unquoted secret is a syntax error like any other. */
final class SyntaxMessage {
    private static final Pattern QUOTED_TEXT =
            Pattern.compile("^Unexpected '[^']{2,}'|^Unexpected '.*?'(?=, expected)");

    private SyntaxMessage() {}

    static String of(TomlParseError error) {
        return QUOTED_TEXT.matcher(String.valueOf(error.getMessage())).replaceAll("Unexpected text");
    }
}
