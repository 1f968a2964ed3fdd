package io.fraiseql.bench;

/**
 * How long a server takes to start.
 *
 * @param name of the server, or of the way in which it was started
 * @param seconds from its command to the first right answer
 */
record Start(String name, Spread seconds) {}
