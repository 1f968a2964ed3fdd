package io.fraiseql.tenancy.pool;

import io.fraiseql.tenancy.pool.ConnectFailures.NotTriedAgain;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The circuit breaker of a server, or of a database with its role: who tries to connect, and how it went last. Belongs
 * to {@link ConnectFailures} and is touched under its lock only.
 */
final class ConnectCircuit {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();

    private int attempts;
    /** Attempts that the server has not let in yet. */
    private int unanswered;
    /** Since when nothing was heard while somebody was trying. */
    private long silentSince;

    private @Nullable SQLException failure;

    private Duration pause = Duration.ZERO;
    private long openUntil;

    /** Why a connection is not worth asking for now; null when it is, or when somebody has to try. */
    @Nullable SQLException refusal(long now) {
        if (failure != null && (attempts > 0 || now - openUntil < 0)) {
            return new NotTriedAgain(failure);
        }
        return failure == null && unanswered > 0 && now - silentSince >= SILENT_NANOS
                ? new NotTriedAgain(
                        new SQLException("an attempt to connect has been without an answer for two seconds", "08001"))
                : null;
    }

    void attemptStarted(long now) {
        attempts++;
        if (unanswered++ == 0) {
            silentSince = now;
        }
    }

    void answered(long now) {
        unanswered--;
        silentSince = now;
    }

    void endedUnanswered() {
        unanswered--;
    }

    /**
     * An attempt is over.
     *
     * @param well whether it shows that the server or database can be reached
     * @param reason why it cannot; null when the attempt says nothing of that
     */
    void attemptEnded(boolean well, @Nullable SQLException reason, long now) {
        attempts--;
        if (well) {
            silentSince = now;
            failure = null;
            pause = Duration.ZERO;
        } else if (reason != null) {
            pause = failure == null ? FIRST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
            failure = reason;
            openUntil = now + pause.toNanos();
        }
    }

    /** Whether there is nothing to remember. */
    boolean isForgettable() {
        return attempts == 0 && failure == null;
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
