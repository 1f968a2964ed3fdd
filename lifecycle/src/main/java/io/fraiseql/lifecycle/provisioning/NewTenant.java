package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.tenancy.TenantId;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tenant that somebody wants.
 *
 * @param name what people call it
 * @param subdomain the label before the base domain, in lower case
 * @param adminEmail who gets the welcome mail, and is the first user as the seed has it
 * @param plan what it has bought; free text
 * @param placement where it shall live; empty for where tenants live under the configured strategy
 */
public record NewTenant(
        TenantId id,
        String name,
        Optional<String> subdomain,
        String adminEmail,
        String plan,
        Optional<WantedPlacement> placement) {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{C}]{1,64}@[^\\s@\\p{C}]{1,255}");
    private static final int LONGEST_TEXT = 200;

    public NewTenant {
        Objects.requireNonNull(id, "id is null");
        requireText(name, "the name");
        requireText(plan, "the plan");
        subdomain = subdomain.map(label -> label.toLowerCase(Locale.ROOT));
        if (subdomain.filter(label -> !LABEL.matcher(label).matches()).isPresent()) {
            throw new IllegalArgumentException("'" + subdomain.get()
                    + "' is no subdomain; it is one label of a-z, 0-9 and dashes within, 63 at most");
        }
        if (!EMAIL.matcher(adminEmail).matches()) {
            throw new IllegalArgumentException("'" + adminEmail + "' is no e-mail address");
        }
        Objects.requireNonNull(placement, "placement is null");
    }

    /** All of it in one line, to tell whether two orders are the same. */
    String text() {
        return String.join(
                " | ",
                id.value(),
                name,
                subdomain.orElse("-"),
                adminEmail,
                plan,
                placement.map(Object::toString).orElse("-"));
    }

    private static void requireText(String text, String what) {
        if (text.isBlank() || text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    what + " is empty, longer than " + LONGEST_TEXT + " characters or has control characters");
        }
    }
}
