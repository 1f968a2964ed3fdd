package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A text to be read as fraiseql.toml, and the environment that it is read in. */
record Toml(String text, Map<String, String> environment) {
    static final String SECRET = "0123456789abcdef0123456789abcdef";

    /** A text in an environment that gives what every file needs: the database. */
    static Toml of(String text) {
        return new Toml(text, Map.of("DATABASE_URL", "postgresql://app:pw@localhost/blog"));
    }

    Toml with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new Toml(text, more);
    }

    FraiseqlConfig read() {
        return FraiseqlConfig.parse(text, "fraiseql.toml", environment);
    }

    ConfigException failure() {
        var failure = catchThrowableOfType(ConfigException.class, this::read);
        if (failure == null) {
            throw new AssertionError("the file was accepted");
        }
        return failure;
    }

    /** The problems as {@code line:column: message}. */
    List<String> problems() {
        return failure().problems().stream()
                .map(problem -> problem.in("").substring(1))
                .toList();
    }
}
