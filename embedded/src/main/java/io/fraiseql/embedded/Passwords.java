package io.fraiseql.embedded;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Secrets for one run. */
public final class Passwords {
    private static final int BYTES = 32;

    private Passwords() {}

    /** 256 random bits in hexadecimal: nothing that a URL, a shell or SQL would have to escape. */
    public static String random() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
