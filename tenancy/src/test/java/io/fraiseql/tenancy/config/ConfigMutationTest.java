package io.fraiseql.tenancy.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files with something changed in them. Whatever it is, the file is read, or refused with places and without
 * its secrets.
 */
class ConfigMutationTest {
    private static final int ROUNDS = 3_000;
    private static final String SECRET = "correct-horse-battery-staple-0123456789";
    private static final String FILE = """
            [project]
            name = "blog"
            [database]
            url = "postgresql://app:%1$s@localhost/blog"
            pool_size = 20
            statement_timeout = "30s"
            [auth]
            jwt_secret = "%1$s"
            [multitenancy]
            resolve = ["jwt", "header"]
            trust_header = "${TRUST:-never}"
            [multitenancy.routing]
            refresh_interval = "30s"
            [session_variables]
            "app.user_role" = "role"
            """.formatted(SECRET);

    private final Random random = new Random(20261121);

    @Test
    void everyChangeIsReadOrRefusedInPlaceAndNoneShowsASecret() {
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            String text = changed();
            try {
                // The URL is left out: without its colon, what was a password is a user's name.
                assertThat(FraiseqlConfig.parse(text, "f.toml", Map.of()).auth().toString())
                        .doesNotContain("horse-battery");
            } catch (ConfigException e) {
                refused++;
                assertThat(e.problems()).isNotEmpty();
                assertThat(e.getMessage()).as(text).doesNotContain("horse-battery");
            }
        }
        assertThat(refused).isBetween(ROUNDS / 4, ROUNDS - 1);
    }

    /** One to three changes, none inside a secret, so that the secret stays the same secret. */
    private String changed() {
        var text = new StringBuilder(FILE);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length());
            int secret = text.substring(0, Math.min(text.length(), at + SECRET.length()))
                    .lastIndexOf("correct-horse");
            if (secret >= 0 && at >= secret && at < secret + SECRET.length()) {
                continue;
            }
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "\"'[]={}#$.\n \\7e".charAt(random.nextInt(15)));
                default -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
