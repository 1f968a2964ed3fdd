package io.fraiseql.tenancy.placement;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a table or view as PostgreSQL stores it: unquoted, and in the case it has there.
 *
 * @param schema the schema; empty when the connection's {@code search_path} decides
 */
public record RelationName(Optional<String> schema, String name) {
    /** PostgreSQL cuts longer identifiers silently, so that two names could become one. */
    public static final int MAX_BYTES = 63;

    private static final String IDENTIFIER = "\"(?:[^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*";
    private static final Pattern SHAPE = Pattern.compile("(?:(" + IDENTIFIER + ")\\.)?(" + IDENTIFIER + ")");

    public RelationName {
        Objects.requireNonNull(schema, "schema is null");
        Objects.requireNonNull(name, "name is null");
        schema.ifPresent(RelationName::requireIdentifier);
        requireIdentifier(name);
    }

    /**
     * Reads {@code name} or {@code schema.name} as SQL does. What is not in double quotes is folded to lower case, what
     * is in quotes is taken as it stands.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static RelationName parse(String text) {
        Matcher matcher = SHAPE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not the name of a table or view: " + text
                    + "; write name or schema.name, in double quotes where it holds special characters");
        }
        return new RelationName(
                Optional.ofNullable(matcher.group(1)).map(RelationName::stored), stored(matcher.group(2)));
    }

    /** The name of a relation in a given schema. */
    public static RelationName of(String schema, String name) {
        return new RelationName(Optional.of(schema), name);
    }

    /** One identifier in double quotes, fit to stand in SQL text. */
    public static String quoteIdentifier(String identifier) {
        requireIdentifier(identifier);
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The name, each part in double quotes, fit to stand in SQL text. */
    public String quoted() {
        return schema.map(part -> quoteIdentifier(part) + '.').orElse("") + quoteIdentifier(name);
    }

    /** The name as people write it; quoted only where SQL asks for it. */
    @Override
    public String toString() {
        return schema.map(part -> quoteWhereNeeded(part) + '.').orElse("") + quoteWhereNeeded(name);
    }

    /**
     * One identifier, fit to stand in SQL text unless it is a keyword: in double quotes where its characters ask
     * for them.
     */
    public static String quoteWhereNeeded(String identifier) {
        return identifier.matches("[a-z_][a-z0-9_$]*") ? identifier : quoteIdentifier(identifier);
    }

    private static String stored(String identifier) {
        if (identifier.startsWith("\"")) {
            return identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"");
        }
        // PostgreSQL folds ASCII letters only.
        var folded = new StringBuilder(identifier);
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 'A' && c <= 'Z') {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    private static void requireIdentifier(String identifier) {
        if (identifier.isEmpty() || identifier.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an SQL identifier is not empty and holds no NUL");
        }
        if (identifier.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "an SQL identifier has at most " + MAX_BYTES + " bytes, this one has more: " + identifier);
        }
    }
}
