package io.fraiseql.house;

/**
 * A place where a class uses something that a rule speaks of.
 *
 * @param by the class that uses it
 * @param room the package that the class stands in
 * @param what how a message says it
 */
record Use(String by, String room, String what) {
    /** Whether this is in a class of that name, or in that package or one below it. */
    boolean isIn(String place) {
        return by.equals(place) || by.startsWith(place + "$") || room.equals(place) || room.startsWith(place + ".");
    }
}
