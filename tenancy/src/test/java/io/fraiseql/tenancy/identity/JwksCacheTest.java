package io.fraiseql.tenancy.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import io.fraiseql.tenancy.TenancyException.KeysUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JwksCacheTest {
    private static final ECKey ONE = TestIssuer.ec("one");
    private static final ECKey TWO = TestIssuer.ec("two");

    private final TestClock clock = new TestClock();
    private final TestIssuer issuer = new TestIssuer();
    private final JwksCache cache = new JwksCache(new JwksEndpoint(issuer.url(), Duration.ofSeconds(5))::fetch, clock);

    @AfterEach
    void stop() {
        issuer.close();
    }

    private Optional<JWK> find(String kid) {
        return cache.find(
                keys -> keys.stream().filter(key -> kid.equals(key.getKeyID())).findFirst());
    }

    @Test
    void anUnknownKeyIsAskedForAtOnce() {
        issuer.publishes(ONE);
        assertThat(find("one")).isPresent();

        issuer.publishes(ONE, TWO);
        clock.advance(JwksCache.MIN_FETCH_INTERVAL);
        assertThat(find("two")).isPresent();
        assertThat(issuer.requests()).isEqualTo(2);
    }

    @Test
    @DisplayName("attack 21: a flood of unknown kids is no flood at the issuer")
    void aFloodOfUnknownKidsIsNoFloodAtTheIssuer() {
        issuer.publishes(ONE);
        for (int i = 0; i < 1_000; i++) {
            assertThat(find("invented-" + i)).isEmpty();
        }
        assertThat(issuer.requests()).isEqualTo(1);

        clock.advance(JwksCache.MIN_FETCH_INTERVAL);
        for (int i = 0; i < 1_000; i++) {
            assertThat(find("invented-" + i)).isEmpty();
        }
        assertThat(issuer.requests()).isEqualTo(2);
    }

    @Test
    void manyFirstRequestsFetchOnce() throws Exception {
        issuer.publishes(ONE);
        var start = new CountDownLatch(1);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var found = IntStream.range(0, 50)
                    .mapToObj(_ -> executor.submit(() -> {
                        start.await();
                        return find("one").isPresent();
                    }))
                    .toList();
            start.countDown();
            for (var each : found) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(issuer.requests()).isEqualTo(1);
    }

    @Test
    void keysAreRefreshedInTheBackgroundAndAWithdrawnOneStopsCounting() {
        issuer.publishes(ONE, TWO);
        assertThat(find("two")).isPresent();

        issuer.publishes(ONE);
        clock.advance(JwksCache.REFRESH_AFTER);
        assertThat(find("one")).isPresent();
        awaitRequests(2);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (find("two").isPresent() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(find("two")).isEmpty();
    }

    @Test
    void whileTheIssuerIsDownKnownKeysServeForABoundedTime() {
        issuer.publishes(ONE);
        assertThat(find("one")).isPresent();
        issuer.isDown();

        clock.advance(JwksCache.OUTAGE_TOLERANCE.minusSeconds(1));
        assertThat(find("one")).isPresent();
        clock.advance(Duration.ofSeconds(1).plus(JwksCache.MIN_FETCH_INTERVAL));
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> find("one"));

        issuer.publishes(ONE);
        clock.advance(JwksCache.MIN_FETCH_INTERVAL);
        assertThat(find("one")).isPresent();
    }

    @Test
    void withoutKeysAFailureIsToldAndNotRepeatedAtOnce() {
        issuer.isDown();

        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> find("one"));
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> find("one"));
        assertThat(issuer.requests()).isEqualTo(1);
    }

    @Test
    void anUnknownKeyIsUndecidedWhileTheIssuerIsDown() {
        issuer.publishes(ONE);
        assertThat(find("one")).isPresent();
        issuer.isDown();
        clock.advance(JwksCache.MIN_FETCH_INTERVAL);

        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> find("two"));
        assertThat(find("one")).isPresent();
    }

    @Test
    void anAnswerThatIsNoSetOfKeysDoesNotReplaceTheKnownOnes() {
        issuer.publishes(ONE);
        assertThat(find("one")).isPresent();
        for (String body : new String[] {"{\"keys\":[]}", "<html>", "{}", "{\"keys\":[" + " ".repeat(300_000) + "]}"}) {
            issuer.answers(200, body);
            clock.advance(JwksCache.MIN_FETCH_INTERVAL);
            assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> find("two"));
            assertThat(find("one")).isPresent();
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        issuer.answers(302, "");
        assertThatExceptionOfType(KeysUnavailable.class).isThrownBy(() -> find("one"));
        assertThat(issuer.requests()).isEqualTo(1);
    }

    @Test
    void anAnswerThatDoesNotEndIsGivenUp() throws Exception {
        try (var server = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = server.accept()) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // The client hangs up: what the test waits for.
                }
            });
            var endpoint = new JwksEndpoint(
                    java.net.URI.create("http://localhost:" + server.getLocalPort()), Duration.ofMillis(300));

            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(endpoint::fetch)
                    .withMessageContaining("did not arrive within 300 ms");
        }
    }

    private void awaitRequests(int count) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (issuer.requests() < count && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        assertThat(issuer.requests()).isEqualTo(count);
    }
}
