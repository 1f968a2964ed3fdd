package io.fraiseql.server;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** Headers that are sent often, made once. */
final class Http {
    /** What one caller may see, no cache may keep for the next. */
    static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    /** The declared type is the type. */
    static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    static final HeaderName SERVER_TIMING = HeaderNames.create("Server-Timing");

    private Http() {}
}
