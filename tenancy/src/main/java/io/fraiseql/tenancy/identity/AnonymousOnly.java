package io.fraiseql.tenancy.identity;

import io.fraiseql.tenancy.TenancyException.InvalidToken;
import java.util.List;

/**
 * An authenticator without keys, which refuses every token: one that is ignored would look like one that was believed.
 */
final class AnonymousOnly implements Authenticator {
    @Override
    public Identity authenticate(List<String> authorization) {
        if (!authorization.isEmpty()) {
            throw new InvalidToken("a token was sent, but no [auth] is configured to verify it");
        }
        return Identity.anonymous();
    }
}
