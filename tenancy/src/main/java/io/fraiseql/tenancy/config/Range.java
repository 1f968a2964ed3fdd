package io.fraiseql.tenancy.config;

import java.time.Duration;

/** The values that a key may take, both ends included. */
record Range<T extends Comparable<T>>(T min, T max) {
    static Range<Integer> of(int min, int max) {
        return new Range<>(min, max);
    }

    static Range<Duration> of(Duration min, Duration max) {
        return new Range<>(min, max);
    }

    T check(String key, T value) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    key + " is " + show(value) + "; it must be between " + show(min) + " and " + show(max));
        }
        return value;
    }

    private static String show(Object value) {
        return value instanceof Duration duration ? Durations.format(duration) : value.toString();
    }
}
