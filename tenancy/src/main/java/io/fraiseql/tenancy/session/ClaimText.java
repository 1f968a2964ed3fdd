package io.fraiseql.tenancy.session;

import com.nimbusds.jose.util.JSONArrayUtils;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A claim as the text of a session variable: scalars as they are, lists and objects as JSON, a missing claim as the
 * empty text.
 */
final class ClaimText {
    private ClaimText() {}

    static String of(@Nullable Object claim) {
        return switch (claim) {
            case null -> "";
            case List<?> list -> JSONArrayUtils.toJSONString(list);
            case Map<?, ?> map -> {
                @SuppressWarnings("unchecked")
                var object = (Map<String, Object>) map;
                yield JSONObjectUtils.toJSONString(object);
            }
            default -> claim.toString();
        };
    }
}
