package io.fraiseql.doctor.proof;

/** What may be done with a row, and the policies that decide it. */
public enum Deed {
    SEE('r', false, "is visible"),
    INSERT('a', true, "can be inserted"),
    UPDATE('w', false, "can be updated"),
    MOVE('w', true, "can be made by an update"),
    DELETE('d', false, "can be deleted");

    private final char command;
    private final boolean writes;
    private final String phrase;

    Deed(char command, boolean writes, String phrase) {
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
