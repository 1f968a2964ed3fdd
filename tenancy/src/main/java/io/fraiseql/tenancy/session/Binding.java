package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.NoSession;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code ?}s with text. Always as {@code varchar}: of a parameter without a type the driver asks the server first, which ends the flush in
 * the middle of the transaction.
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
    static int parameters(PreparedStatement statement, int from, List<Parameter> parameters, Optional<String> tenant)
            throws SQLException {
        int index = from;
        for (Parameter parameter : parameters) {
            String text = text(parameter, tenant);
            if (text == null) {
                statement.setNull(index++, Types.VARCHAR);
            } else {
                statement.setString(index++, text);
            }
        }
        return index;
    }

    private static @Nullable String text(Parameter parameter, Optional<String> tenant) {
        return switch (parameter) {
            case Parameter.Value(var text) -> text;
            case Parameter.TenantParameter() ->
                tenant.orElseThrow(() -> new NoSession("a statement asks for the tenant in a session across tenants"));
        };
    }
}
