package io.fraiseql.cli.output;

/** The format of what a server prints when it is ready. */
public enum OutputFormat {
    TEXT,
    JSON
}
