package io.fraiseql.tenancy.identity;

import com.nimbusds.jose.jwk.JWK;
import io.fraiseql.tenancy.TenancyException.KeysUnavailable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A cache of the issuer's keys. They are fetched again in the background when they are {@link #REFRESH_AFTER} old, and
 * at once for a token whose key is not among them, though never more often than every {@link #MIN_FETCH_INTERVAL}: a
 * flood of invented key ids is no flood at the issuer. While the issuer is down the known keys serve for {@link
 * #OUTAGE_TOLERANCE}; after that nobody can say whether they still hold. Thread-safe.
 *
 * <p>Written by hand because {@link com.nimbusds.jose.jwk.source.JWKSourceBuilder} (nimbus-jose-jwt 10.10) answers an
 * unknown key id from the old keys while the issuer is down, so that a token by a new key would be refused as invalid
 * (401) where it is undecided (503), and makes requests wait for the network once its keys have expired.
 */
final class JwksCache {
    static final Duration REFRESH_AFTER = Duration.ofMinutes(5);
    static final Duration MIN_FETCH_INTERVAL = Duration.ofSeconds(10);
    static final Duration OUTAGE_TOLERANCE = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(JwksCache.class);

    private final JwksSource source;
    private final InstantSource clock;
    private final ReentrantLock fetching = new ReentrantLock();

    /** Replaced as a whole, and only under the lock; read without it. */
    private volatile State state = new State(List.of(), Instant.MIN, Instant.MIN, null);

    JwksCache(JwksSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * The key that the chooser takes.
     *
     * @return empty when the issuer, asked just now, has no such key
     * @throws KeysUnavailable when no key was found and the issuer cannot be asked
     */
    Optional<JWK> find(Function<List<JWK>, Optional<JWK>> chooser) {
        State known = state;
        if (!known.isUsable(clock.instant())) {
            known = fetch(known);
        } else if (known.isRefreshDue(clock.instant()) && !fetching.isLocked()) {
            State old = known;
            Thread.ofVirtual().name("jwks-refresh").start(() -> refreshUnlessBusy(old));
        }
        Optional<JWK> found = known.isUsable(clock.instant()) ? chooser.apply(known.keys) : Optional.empty();
        if (found.isEmpty()) {
            known = fetch(known);
            found = known.isUsable(clock.instant()) ? chooser.apply(known.keys) : Optional.empty();
        }
        if (found.isEmpty() && known.failure != null) {
            throw new KeysUnavailable(known.failure);
        }
        return found;
    }

    private void refreshUnlessBusy(State old) {
        if (fetching.tryLock()) {
            try {
                fetchLocked(old);
            } finally {
                fetching.unlock();
            }
        }
    }

    private State fetch(State old) {
        fetching.lock();
        try {
            return fetchLocked(old);
        } finally {
            fetching.unlock();
        }
    }

    private State fetchLocked(State old) {
        State current = state;
        Instant now = clock.instant();
        if (!current.triedAt.equals(old.triedAt) || now.isBefore(current.triedAt.plus(MIN_FETCH_INTERVAL))) {
            return current;
        }
        try {
            state = new State(source.fetch(), now, now, null);
        } catch (InterruptedIOException e) {
            // The caller went away; that says nothing of the issuer, and must not keep the next one from asking.
            throw new KeysUnavailable(e);
        } catch (IOException e) {
            log.warn(
                    current.keys.isEmpty()
                            ? "The keys of the token issuer cannot be fetched and none are known;"
                                    + " tokens are refused until they can"
                            : "The keys of the token issuer cannot be fetched;"
                                    + " the known ones serve for an hour after they were",
                    e);
            state = new State(current.keys, current.fetchedAt, now, e);
        }
        return state;
    }

    /** A source of keys, asked for all of them at once. */
    @FunctionalInterface
    interface JwksSource {
        List<JWK> fetch() throws IOException;
    }

    /** The keys that are known. The failure is the last fetch's: null when it succeeded, or when there was none. */
    private record State(
            List<JWK> keys,
            Instant fetchedAt,
            Instant triedAt,
            @Nullable IOException failure) {
        boolean isUsable(Instant now) {
            return now.isBefore(fetchedAt.plus(OUTAGE_TOLERANCE));
        }

        boolean isRefreshDue(Instant now) {
            return !now.isBefore(fetchedAt.plus(REFRESH_AFTER)) && !now.isBefore(triedAt.plus(MIN_FETCH_INTERVAL));
        }
    }
}
