package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenancyException.MalformedTenant;
import io.fraiseql.tenancy.TenantId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The tenant header. There must be one of it, with one id in it. A header of the same name with underscores is refused:
 * what stands in front may have taken it for the same header, or may not.
 *
 * @param header the header's name
 */
record HeaderSource(String header, Authority authority) implements TenantSource {
    @Override
    public String name() {
        return "header";
    }

    @Override
    public Optional<TenantId> tenant(TenantRequest request) {
        for (String name : request.headerNames()) {
            if (isLookalike(name)) {
                throw new MalformedTenant();
            }
        }
        List<String> values = request.header(header);
        return switch (values.size()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(TenantId.parse(values.getFirst()));
            default -> throw new MalformedTenant();
        };
    }

    private boolean isLookalike(String name) {
        return name.indexOf('_') >= 0 && fold(name).equals(fold(header));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
