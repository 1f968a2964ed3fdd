package io.fraiseql.graphql.execution;

import io.fraiseql.tenancy.session.SqlFailure;

/**
 * An error of the database that only a client's value can cause. An ID is no number where the column is one, or a
 * number is beyond {@code int2}: the schema's types are wider than some columns.
 */
final class InvalidValueError {
    private InvalidValueError() {}

    static boolean matches(SqlFailure failure) {
        return switch (failure.sqlState()) {
            // invalid_text_representation, numeric_value_out_of_range, datetime_field_overflow, interval_field_overflow
            case "22P02", "22003", "22008", "22015" -> true;
            default -> false;
        };
    }
}
