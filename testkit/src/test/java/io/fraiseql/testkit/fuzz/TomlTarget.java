package io.fraiseql.testkit.fuzz;

import io.fraiseql.tenancy.config.ConfigException;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A configuration: read, or refused with what is wrong with it. */
public final class TomlTarget {
    private TomlTarget() {}

    public static void fuzzerTestOneInput(byte[] input) {
        try {
            FraiseqlConfig.parse(
                    new String(input, StandardCharsets.UTF_8), "fuzz.toml", Map.of("DATABASE_URL", "postgresql://h/d"));
        } catch (ConfigException expected) {
            // So it is to be.
        }
    }
}
