package io.fraiseql.graphql.model;

/** The scalars of the API. How each looks in JSON is the same whether PostgreSQL or Java wrote the value. */
public enum Scalar implements ValueType {
    /** A string, or a UUID or integer shown as one. */
    ID("ID"),
    /** {@code uuid}, lower case with dashes. */
    UUID("UUID"),
    /** {@code text}, {@code varchar}, {@code char}, {@code citext}. */
    STRING("String"),
    /** {@code int2} and {@code int4}; a JSON number. */
    INT("Int"),
    /** {@code int8}; a JSON number. */
    LONG("Long"),
    /** {@code float4} and {@code float8}; a JSON number. What JSON cannot show (NaN, infinities) is null. */
    FLOAT("Float"),
    /** {@code numeric}; a JSON number with all its digits. */
    BIG_DECIMAL("BigDecimal"),
    /** {@code bool}. */
    BOOLEAN("Boolean"),
    /** {@code date}: {@code 2026-11-21}. */
    DATE("Date"),
    /** {@code time}: {@code 13:14:15.123456}, without trailing zeros. */
    TIME("Time"),
    /** {@code timestamptz} in UTC, {@code 2026-11-21T13:14:15.123456Z}; {@code timestamp} likewise, taken as UTC. */
    DATE_TIME("DateTime"),
    /** {@code interval} in ISO 8601: {@code P1DT2H}. */
    DURATION("Duration"),
    /** {@code json} and {@code jsonb}, as they are. */
    JSON("JSON");

    private final String graphqlName;

    Scalar(String graphqlName) {
        this.graphqlName = graphqlName;
    }

    @Override
    public String graphqlName() {
        return graphqlName;
    }
}
