package io.fraiseql.tenancy.registry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Exponential backoff with jitter. Half of each wait is by chance, so that many processes do not return at once. Used
 * by one thread.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 10_000;

    private long millis = FIRST_MILLIS;

    Duration next() {
        long half = millis / 2;
        long wait = half + RandomGenerator.getDefault().nextLong(half + 1);
        millis = Math.min(LONGEST_MILLIS, millis * 2);
        return Duration.ofMillis(wait);
    }

    void reset() {
        millis = FIRST_MILLIS;
    }
}
