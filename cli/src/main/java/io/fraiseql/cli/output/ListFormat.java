package io.fraiseql.cli.output;

/** The format of a list on standard output. */
public enum ListFormat {
    TABLE,
    JSON
}
