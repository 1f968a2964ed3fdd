package io.fraiseql.tenancy.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to. */
final class TestClock implements InstantSource {
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    TestClock advance(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    long seconds() {
        return now.getEpochSecond();
    }
}
