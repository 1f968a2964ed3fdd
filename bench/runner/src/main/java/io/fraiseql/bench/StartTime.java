package io.fraiseql.bench;

/**
 * The time that a server takes to start.
 *
 * @param name of the server, or of the way in which it was started
 * @param seconds from its command to the first right answer
 */
record StartTime(String name, Spread seconds) {}
