package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.NoSession;
import io.fraiseql.tenancy.TenantId;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/**
 * Fills {@code ?}s with text. Always with a type: of a parameter without one the driver asks the server first, which
 * ends the flush in the middle of the transaction.
 */
final class Binding {
    private Binding() {}

    /** Binds from an index on; returns the next. */
    static int texts(PreparedStatement statement, int from, List<String> values) throws SQLException {
        int index = from;
        for (String value : values) {
            statement.setString(index++, value);
        }
        return index;
    }

    /**
     * Binds from an index on; returns the next.
     *
     * @param tenant what fills {@link Parameter.TenantParameter}; empty across tenants
     */
    static int parameters(PreparedStatement statement, int from, List<Parameter> parameters, Optional<TenantId> tenant)
            throws SQLException {
        int index = from;
        for (Parameter parameter : parameters) {
            set(statement, index++, text(parameter, tenant), parameter.type().name());
        }
        return index;
    }

    private static void set(PreparedStatement statement, int index, @Nullable String text, @Nullable String type)
            throws SQLException {
        if (type == null) {
            statement.setString(index, text);
        } else if (text == null) {
            statement.setNull(index, Types.OTHER, type);
        } else {
            var value = new PGobject();
            value.setType(type);
            value.setValue(text);
            statement.setObject(index, value);
        }
    }

    private static @Nullable String text(Parameter parameter, Optional<TenantId> tenant) {
        return switch (parameter) {
            case Parameter.Value(var text, var _) -> text;
            case Parameter.TenantParameter _ ->
                tenant.orElseThrow(() -> new NoSession("a statement asks for the tenant in a session across tenants"))
                        .value();
        };
    }
}
