package io.fraiseql.tenancy.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Compares the context that the server tells with the one that was asked for. */
final class ContextCheck {
    private ContextCheck() {}

    /**
     * Whether the row has the values in its first columns, and true in each of the given number of columns behind them.
     */
    static boolean holds(ResultSet row, List<String> values, int flags) throws SQLException {
        if (!row.next()) {
            return false;
        }
        int column = 1;
        for (String value : values) {
            if (!value.equals(row.getString(column++))) {
                return false;
            }
        }
        for (int flag = 0; flag < flags; flag++) {
            if (!row.getBoolean(column++)) {
                return false;
            }
        }
        return true;
    }
}
