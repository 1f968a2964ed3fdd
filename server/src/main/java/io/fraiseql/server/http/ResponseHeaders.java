package io.fraiseql.server.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;

/** Headers that are sent often, made once. */
public final class ResponseHeaders {
    /** What one caller may see, no cache may keep for the next. */
    public static final Header NO_STORE = HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");
    /** The declared type is the type. */
    public static final Header NO_SNIFF = HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    static final HeaderName SERVER_TIMING = HeaderNames.create("Server-Timing");

    private ResponseHeaders() {}
}
