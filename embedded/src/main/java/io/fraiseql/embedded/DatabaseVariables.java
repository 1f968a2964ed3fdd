package io.fraiseql.embedded;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/**
 * The environment variables that the database URLs of a {@code fraiseql.toml} name and that are not set. A URL that
 * reads <code>${NAME:-embedded}</code> may stay open: the command then starts an embedded PostgreSQL, and sets the
 * variable itself.
 *
 * @param open the key under {@code [database]}, and the variable that it names
 * @param embedded whether {@code database.url} may stay open
 */
public record DatabaseVariables(Map<String, String> open, boolean embedded) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-embedded)?}");

    public DatabaseVariables {
        open = Map.copyOf(open);
    }

    /** Those that the environment leaves open. A text that is no TOML has none: reading it properly tells why. */
    public static DatabaseVariables in(String text, Map<String, String> environment) {
        var database = Toml.parse(text).get("database") instanceof TomlTable table ? table : null;
        var open = new LinkedHashMap<String, String>();
        boolean embedded = false;
        for (String key : List.of("url", "admin_url", "owner_url")) {
            if (database != null && database.get(List.of(key)) instanceof String value) {
                Matcher variable = VARIABLE.matcher(value);
                if (variable.matches()
                        && environment.getOrDefault(variable.group(1), "").isEmpty()) {
                    open.put(key, variable.group(1));
                    embedded |= key.equals("url") && variable.group(2) != null;
                }
            }
        }
        return new DatabaseVariables(open, embedded);
    }

    /** The environment, with URLs in the variables that were open. */
    public Map<String, String> filled(Map<String, String> environment, Map<String, String> urls) {
        var filled = new HashMap<>(environment);
        open.forEach((key, variable) -> filled.put(variable, urls.getOrDefault(key, "")));
        return filled;
    }
}
