package io.fraiseql.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement as PostgreSQL logs it.
 *
 * @param backend the process that ran it
 * @param sql with {@code $1}, {@code $2}, ...
 * @param parameters by number; empty is NULL
 */
record LoggedStatement(String backend, String sql, Map<Integer, Optional<String>> parameters) {
    private static final Pattern LINE = Pattern.compile("^bench (\\d+) ([^|]*)\\|(\\w+): {2}(.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^(?:execute [^:]*|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']|'')*)')");

    LoggedStatement {
        Objects.requireNonNull(backend, "backend is null");
        Objects.requireNonNull(sql, "sql is null");
        parameters = Map.copyOf(parameters);
    }

    /** The statements of one application, in the order in which they ran. */
    static List<LoggedStatement> parse(String log, String application) {
        var statements = new ArrayList<LoggedStatement>();
        // A message that has several lines goes on behind a tab.
        for (String entry : log.split("\n(?!\t)", -1)) {
            Matcher line = LINE.matcher(entry);
            if (!line.matches() || !line.group(2).equals(application)) {
                continue;
            }
            String message = line.group(4).replace("\n\t", "\n");
            Matcher execute = EXECUTE.matcher(message);
            if (line.group(3).equals("LOG") && execute.matches()) {
                statements.add(
                        new LoggedStatement(line.group(1), execute.group(1).strip(), Map.of()));
            } else if (line.group(3).equals("DETAIL") && !statements.isEmpty()) {
                var last = statements.removeLast();
                statements.add(new LoggedStatement(last.backend, last.sql, parameters(message)));
            }
        }
        return List.copyOf(statements);
    }

    private static Map<Integer, Optional<String>> parameters(String detail) {
        var parameters = new HashMap<Integer, Optional<String>>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            parameters.put(
                    Integer.valueOf(parameter.group(1)),
                    Optional.ofNullable(parameter.group(3)).map(text -> text.replace("''", "'")));
        }
        return parameters;
    }
}
