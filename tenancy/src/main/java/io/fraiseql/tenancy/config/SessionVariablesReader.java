package io.fraiseql.tenancy.config;

import java.util.Map;
import java.util.function.Supplier;

final class SessionVariablesReader {
    private SessionVariablesReader() {}

    static Supplier<SessionVariablesConfig> read(Section section) {
        Map<String, String> claims = section.entries(SessionVariablesConfig::checkName);
        return () -> new SessionVariablesConfig(claims);
    }
}
