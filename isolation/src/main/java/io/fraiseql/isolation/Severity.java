package io.fraiseql.isolation;

/** What a finding does to the start of a server. */
public enum Severity {
    /** One tenant can see or change what is another's: the start is refused. */
    ERROR,
    /** It holds today, and one careless step away it does not: logged. */
    WARNING,
    /** Worth knowing. */
    INFO
}
