package io.fraiseql.tenancy.identity;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token in an {@code Authorization} header. Anything there that is not one bearer token of three parts is refused,
 * never skipped.
 */
final class BearerHeader {
    static final int MAX_TOKEN_CHARS = 8 * 1024;
    private static final Pattern FORM =
            Pattern.compile("bearer +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_PREFIX = 16;

    private BearerHeader() {}

    static Optional<String> token(List<String> values) {
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
        var form = FORM.matcher(value);
        if (!form.matches()) {
            throw new InvalidToken("the Authorization header is not 'Bearer' and a signed JWT");
        }
        if (form.group(1).length() > MAX_TOKEN_CHARS) {
            throw new InvalidToken("token longer than " + MAX_TOKEN_CHARS + " characters");
        }
        return Optional.of(form.group(1));
    }
}
