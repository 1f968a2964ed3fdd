package io.fraiseql.graphql.catalog;

import java.util.Arrays;
import java.util.Optional;

/**
 * The name of a relation or function as an author writes it, {@code v_post} or {@code blog.v_post}: unquoted, and taken
 * in the case in which it stands.
 *
 * @param schema empty means that the search path decides
 */
public record QualifiedName(Optional<String> schema, String name) {
    /** Reads a name; empty when it is not one or two words with a dot between them. */
    public static Optional<QualifiedName> parse(String text) {
        var words = text.split("\\.", -1);
        if (words.length > 2 || Arrays.stream(words).anyMatch(String::isBlank)) {
            return Optional.empty();
        }
        return Optional.of(
                words.length == 1
                        ? new QualifiedName(Optional.empty(), words[0])
                        : new QualifiedName(Optional.of(words[0]), words[1]));
    }

    @Override
    public String toString() {
        return schema.map(qualifier -> qualifier + "." + name).orElse(name);
    }
}
