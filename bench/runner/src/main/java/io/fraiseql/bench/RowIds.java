package io.fraiseql.bench;

/** The ids of the rows, which can be computed wherever they are needed: in Java, in SQL and in pgbench's arithmetic. */
final class RowIds {
    static final int USERS = 100;
    static final int POSTS = 100;
    static final int COMMENTS = 500;

    /** The last twelve digits of an id begin here, so that the number needs no leading zeros. */
    static final long FIRST = 100_000_000_000L;

    static final String TENANT = "7e000000-0000-4000-8000-";
    static final String USER = "05000000-0000-4000-8000-";
    static final String POST = "90000000-0000-4000-8000-";
    static final String COMMENT = "c0000000-0000-4000-8000-";

    private RowIds() {}

    /** @param number from 0 */
    static String tenant(int number) {
        return TENANT + (FIRST + number);
    }

    /** The first user of a tenant. */
    static String user(int tenant) {
        return USER + (FIRST + (long) tenant * USERS);
    }

    /** @param number from 0 to {@link #POSTS}, exclusive */
    static String post(int tenant, int number) {
        return POST + (FIRST + (long) tenant * POSTS + number);
    }
}
