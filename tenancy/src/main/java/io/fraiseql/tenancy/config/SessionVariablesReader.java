package io.fraiseql.tenancy.config;

import java.util.Map;
import java.util.function.Supplier;

final class SessionVariablesReader {
    private SessionVariablesReader() {}

    static Supplier<SessionVariablesConfig> read(Section section) {
        Map<String, String> entries = section.entries();
        for (String name : entries.keySet()) {
            try {
                SessionVariablesConfig.checkName(name);
            } catch (IllegalArgumentException e) {
                section.refuseEntry(name, String.valueOf(e.getMessage()));
            }
        }
        return () -> new SessionVariablesConfig(entries);
    }
}
