package io.fraiseql.graphql.execution;

import io.fraiseql.tenancy.session.SqlFailure;

/**
 * An error of the database that only a client's value can cause: an ID that is no number where the column is one, a
 * number beyond {@code int2}. The schema's types are wider than some columns.
 */
final class UnfitValue {
    private UnfitValue() {}

    static boolean is(SqlFailure failure) {
        return switch (failure.sqlState()) {
            // invalid_text_representation, numeric_value_out_of_range, datetime_field_overflow, interval_field_overflow
            case "22P02", "22003", "22008", "22015" -> true;
            default -> false;
        };
    }
}
