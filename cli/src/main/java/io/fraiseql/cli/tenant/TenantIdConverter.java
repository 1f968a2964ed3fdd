package io.fraiseql.cli.tenant;

import io.fraiseql.tenancy.TenancyException;
import io.fraiseql.tenancy.TenantId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a tenant's id in any of its forms. */
public final class TenantIdConverter implements ITypeConverter<TenantId> {
    @Override
    public TenantId convert(String text) {
        try {
            return TenantId.parse(text);
        } catch (TenancyException.MalformedTenant e) {
            throw new TypeConversionException("'" + text
                    + "' is no tenant's id; it is a UUID, or a short name of a-z, 0-9, _ and - that begins"
                    + " with a letter or digit");
        }
    }
}
