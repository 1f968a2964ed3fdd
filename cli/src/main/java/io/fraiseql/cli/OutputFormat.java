package io.fraiseql.cli;

/** The format of what a server prints when it is ready. */
enum OutputFormat {
    TEXT,
    JSON
}
