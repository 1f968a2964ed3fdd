package io.fraiseql.tenancy.identity;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import java.util.List;
import java.util.Optional;

/**
 * The bearer token of an {@code Authorization} header. Anything there that is not one bearer token of three parts is
 * refused, never skipped.
 */
final class BearerToken {
    static final int MAX_TOKEN_CHARS = 8 * 1024;
    private static final String SCHEME = "bearer ";
    private static final int LONGEST_PREFIX = 16;

    private BearerToken() {}

    /**
     * The token in the values of the header; empty when there are none.
     *
     * @throws InvalidToken for anything else than one signed JWT
     */
    static Optional<String> in(List<String> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        if (values.size() > 1) {
            throw new InvalidToken("more than one Authorization header");
        }
        String value = values.getFirst();
        if (value.length() > MAX_TOKEN_CHARS + LONGEST_PREFIX) {
            throw new InvalidToken("token longer than " + MAX_TOKEN_CHARS + " characters");
        }
        int start = tokenStart(value);
        if (!isSignedJwt(value, start)) {
            throw new InvalidToken("the Authorization header is not 'Bearer' and a signed JWT");
        }
        if (value.length() - start > MAX_TOKEN_CHARS) {
            throw new InvalidToken("token longer than " + MAX_TOKEN_CHARS + " characters");
        }
        return Optional.of(value.substring(start));
    }

    /** Where the token begins; the end of the value when the scheme is another. */
    private static int tokenStart(String value) {
        if (!value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return value.length();
        }
        int start = SCHEME.length();
        while (start < value.length() && value.charAt(start) == ' ') {
            start++;
        }
        return start;
    }

    /**
     * Three parts of base64url with a dot between them. Runs for every request, where a regular expression cost a
     * twentieth of it.
     */
    private static boolean isSignedJwt(String value, int start) {
        int dots = 0;
        int partStart = start;
        for (int at = start; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c == '.') {
                if (at == partStart) {
                    return false;
                }
                dots++;
                partStart = at + 1;
            } else if (!isBase64Url(c)) {
                return false;
            }
        }
        return dots == 2 && partStart < value.length();
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }
}
