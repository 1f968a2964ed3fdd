package io.fraiseql.tenancy.config;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A configuration that cannot be used. The message lists every problem in the order of the file, one a line, and
 * no secret.
 */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigException(String fileName, List<Problem> problems) {
        super(problems.stream()
                .sorted()
                .map(problem -> "  " + problem.in(fileName))
                .collect(Collectors.joining("\n", fileName + " has " + count(problems.size()) + ":\n", "")));
        this.problems = problems.stream().sorted().toList();
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }

    /** The problems in the order of the file. Unmodifiable. */
    public List<Problem> problems() {
        return problems;
    }
}
