package io.fraiseql.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A captured transaction for pgbench: all of it in one pipeline, prepared, with a random tenant.
 *
 * <p>pgbench has no variables that hold a text of its own making, so the ids of the tenant, the user and the post are
 * computed by the server, from a number: {@code '7e000000-...' || $1}. That is the only difference to what was
 * captured, and costs nothing that could be measured.
 *
 * @param text the script
 * @param variables the values that are the same for all tenants
 */
record LimitScript(String text, Map<String, String> variables) {
    private static final Pattern PLACEHOLDER = Pattern.compile("(set_config\\('[^']+', )?\\$(\\d+)");
    private static final Pattern QUOTED_COLON = Pattern.compile("'[^']*:[^']*'");
    private static final Pattern VARIABLE = Pattern.compile("(?<!:):([a-z]\\w*)");

    LimitScript {
        variables = Map.copyOf(variables);
    }

    /**
     * Turns what was captured for one tenant into a script for all.
     *
     * @param tenant the tenant that it was captured for
     * @param post the post that was asked for, where one was
     */
    static LimitScript of(List<LoggedStatement> transaction, int tenants, int tenant, int post) {
        var variables = new LinkedHashMap<String, String>();
        Map<String, String> ids = Map.of(
                RowIds.tenant(tenant), "('" + RowIds.TENANT + "' || :tenant)",
                RowIds.user(tenant), "('" + RowIds.USER + "' || :user)",
                RowIds.post(tenant, post), "('" + RowIds.POST + "' || :post)");
        var lines = new ArrayList<String>();
        long first = RowIds.FIRST;
        lines.add("\\set tenant random(%d, %d)".formatted(first, first + tenants - 1));
        lines.add("\\set user (:tenant - %d) * %d + %d".formatted(first, RowIds.USERS, first));
        lines.add("\\set post (:tenant - %d) * %d + %d + random(0, %d)"
                .formatted(first, RowIds.POSTS, first, RowIds.POSTS - 1));
        lines.add("\\startpipeline");
        for (LoggedStatement statement : transaction) {
            lines.add(withoutColons(statement, ids, variables) + ";");
        }
        lines.add("\\endpipeline");
        return new LimitScript(String.join("\n", lines) + "\n", variables);
    }

    private static String withoutColons(
            LoggedStatement statement, Map<String, String> ids, Map<String, String> variables) {
        // pgbench would take 'HH24:MI' for a variable, quoted or not.
        String sql = QUOTED_COLON
                .matcher(statement.sql())
                .replaceAll(quoted -> Matcher.quoteReplacement(
                        "U&" + quoted.group().replace("\\", "\\\\").replace(":", "\\003A")));
        return PLACEHOLDER.matcher(sql).replaceAll(placeholder -> {
            boolean text = placeholder.group(1) != null;
            Optional<String> value =
                    statement.parameters().getOrDefault(Integer.valueOf(placeholder.group(2)), Optional.empty());
            return Matcher.quoteReplacement(
                    (text ? placeholder.group(1) : "") + expression(value, text, ids, variables));
        });
    }

    private static String expression(
            Optional<String> value, boolean text, Map<String, String> ids, Map<String, String> variables) {
        if (value.isEmpty()) {
            return "NULL";
        }
        // pgbench takes no empty value for a variable.
        if (value.get().isEmpty()) {
            return "''";
        }
        String id = ids.get(value.get());
        if (id != null) {
            return text ? id : id + "::uuid";
        }
        String name = "v" + variables.size();
        variables.put(name, value.get());
        return ":" + name;
    }

    /** The statements with the values of one tenant in their places, to be run by hand. */
    String forTenant(int tenant, int post) {
        Map<String, Long> numbers = Map.of(
                "tenant", RowIds.FIRST + tenant,
                "user", RowIds.FIRST + (long) tenant * RowIds.USERS,
                "post", RowIds.FIRST + (long) tenant * RowIds.POSTS + post);
        String statements = text.substring(
                text.indexOf("\\startpipeline") + "\\startpipeline".length(), text.indexOf("\\endpipeline"));
        return VARIABLE.matcher(statements).replaceAll(variable -> {
            String name = variable.group(1);
            String value = numbers.containsKey(name) ? String.valueOf(numbers.get(name)) : variables.get(name);
            return Matcher.quoteReplacement("'" + String.valueOf(value).replace("'", "''") + "'");
        });
    }
}
