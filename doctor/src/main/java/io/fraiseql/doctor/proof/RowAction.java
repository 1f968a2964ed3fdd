package io.fraiseql.doctor.proof;

/**
 * An action on a row that policies decide. An update has to pass twice: for the row that is there, and for the one that
 * comes of it.
 */
enum RowAction {
    SELECT('r', false, "is visible"),
    INSERT('a', true, "can be inserted"),
    UPDATE_OLD('w', false, "can be updated"),
    UPDATE_NEW('w', true, "can be made by an update"),
    DELETE('d', false, "can be deleted");

    private final char command;
    private final boolean writes;
    private final String phrase;

    RowAction(char command, boolean writes, String phrase) {
        this.command = command;
        this.writes = writes;
        this.phrase = phrase;
    }

    /** The letter of the policies that decide. */
    char command() {
        return command;
    }

    /** Whether it is about the row that comes of it, rather than the one that is there. */
    boolean writes() {
        return writes;
    }

    /** What becomes of a row, in words. */
    String phrase() {
        return phrase;
    }
}
