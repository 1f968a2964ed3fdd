package io.fraiseql.cli;

/** The form of a list on standard output. */
enum Listing {
    TABLE,
    JSON
}
