package io.fraiseql.cli.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LifetimeTest {
    private final Lifetime lifetime = Lifetime.untilEnded();
    private final List<String> closed = new ArrayList<>();

    @Test
    void closesInTheReverseOrderAndOnce() throws Exception {
        lifetime.open(() -> closing("database"));
        lifetime.open(() -> closing("server"));
        lifetime.end();
        lifetime.end();
        assertThat(closed).containsExactly("server", "database");
    }

    @Test
    void oneThatDoesNotCloseDoesNotKeepTheOthersOpen() throws Exception {
        lifetime.open(() -> closing("database"));
        lifetime.<AutoCloseable>open(() -> () -> {
            throw new IOException("on purpose");
        });
        lifetime.end();
        assertThat(closed).containsExactly("database");
    }

    @Test
    void nothingOpensAfterTheEnd() {
        lifetime.end();
        assertThatThrownBy(() -> lifetime.open(() -> closing("late"))).isInstanceOf(IllegalStateException.class);
        assertThat(closed).isEmpty();
    }

    @Test
    void theEndWaitsForAnOpeningThatHasBegun() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        Thread opening = Thread.ofVirtual().start(() -> {
            try {
                lifetime.open(() -> {
                    begun.countDown();
                    goOn.await();
                    return closing("slow");
                });
            } catch (Exception e) {
                closed.add("failed: " + e);
            }
        });
        begun.await();
        Thread end = Thread.ofVirtual().start(lifetime::end);
        goOn.countDown();
        opening.join();
        end.join();
        assertThat(closed).containsExactly("slow");
    }

    @Test
    void aFailureBeforeTheEndIsNews() {
        assertThatThrownBy(() -> lifetime.during(() -> {
                    throw new IOException("news");
                }))
                .hasMessage("news");
    }

    private AutoCloseable closing(String name) {
        return () -> closed.add(name);
    }
}
