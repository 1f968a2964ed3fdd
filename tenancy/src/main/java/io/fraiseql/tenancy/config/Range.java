package io.fraiseql.tenancy.config;

import java.time.Duration;

/** The values that a key may take, both ends included. */
record Range<T extends Comparable<T>>(String key, T min, T max) {
    static Range<Integer> of(String key, int min, int max) {
        return new Range<>(key, min, max);
    }

    static Range<Duration> of(String key, Duration min, Duration max) {
        return new Range<>(key, min, max);
    }

    T check(T value) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new RefusedValueException(
                    key, key + " is " + show(value) + "; it must be between " + show(min) + " and " + show(max));
        }
        return value;
    }

    private static String show(Object value) {
        return value instanceof Duration duration ? Durations.format(duration) : value.toString();
    }
}
