package io.fraiseql.cli;

/** The format of a list on standard output. */
enum ListFormat {
    TABLE,
    JSON
}
