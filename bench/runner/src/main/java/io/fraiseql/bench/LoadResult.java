package io.fraiseql.bench;

/**
 * The result of one turn as the load generator sees it.
 *
 * @param micros how long it took
 * @param bytes received, heads included; 0 where nobody counted
 * @param p50 microseconds
 * @param p99 microseconds
 * @param errors answers that were not what was asked for
 */
record LoadResult(long requests, long micros, long bytes, long p50, long p99, long errors) {
    double perSecond() {
        return requests * 1e6 / micros;
    }
}
