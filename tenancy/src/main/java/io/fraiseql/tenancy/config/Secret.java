package io.fraiseql.tenancy.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A value that must not be printed: {@link #toString} hides it, and {@link #equals} takes the same time for every
 * value. Immutable.
 */
public final class Secret {
    private final byte[] value;

    private Secret(byte[] value) {
        this.value = value;
    }

    /** The secret whose bytes are this text in UTF-8. */
    public static Secret of(String text) {
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The secret itself, as a copy. */
    public byte[] reveal() {
        return value.clone();
    }

    /** How many bytes it has. */
    public int length() {
        return value.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(value, that.value);
    }

    /** One value for all secrets: a hash code that ends up in a log would be a clue. */
    @Override
    public int hashCode() {
        return Secret.class.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
