package io.fraiseql.bench;

import java.io.IOException;

/** A peer or the limit, which takes turns with the others. */
interface Contender {
    /** The name in reports. */
    String name();

    /** Whether it takes turns with this workload. */
    boolean takes(Workload workload);

    /** Takes a turn of so many seconds with one workload. */
    LoadResult load(Workload workload, int seconds) throws IOException, InterruptedException;

    /** CPU seconds of its server so far; 0 when it has none. */
    double cpuSeconds() throws IOException;

    /** Bytes of memory that its server holds; 0 when it has none. */
    long resident() throws IOException;
}
