package io.fraiseql.tenancy.session;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Clients who make requests at once until there were so many. Each request is made from the seed and its number, so a
 * failure names all it takes to run it again.
 */
final class Crowd {
    private static final int CLIENTS = 32;

    private final long seed;
    private final int requests;
    private final int tenants;
    private final MixedRequests mixed;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();

    Crowd(long seed, int requests, int tenants, MixedRequests mixed) {
        this.seed = seed;
        this.requests = requests;
        this.tenants = tenants;
        this.mixed = mixed;
    }

    /** Returns when all requests are answered. */
    void work() throws InterruptedException {
        var clients = new ArrayList<Thread>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(Thread.ofVirtual().name("client-" + client).start(this::client));
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private void client() {
        for (int request = next.getAndIncrement(); request < requests; request = next.getAndIncrement()) {
            var random = new SplittableRandom(seed * 1_000_003 + request);
            int tenant = 1 + random.nextInt(tenants);
            try {
                String outcome = mixed.make(tenant, random);
                outcomes.computeIfAbsent(outcome, _ -> new LongAdder()).increment();
            } catch (DatabaseUnavailable e) {
                refused.incrementAndGet();
            } catch (Throwable e) {
                violations.add("request " + request + " of tenant " + tenant + ": " + e);
            }
        }
    }

    /** Answers that must not be. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    /** Sound requests that were told that the database is away. */
    int refused() {
        return refused.get();
    }

    /** What became of the others. */
    Set<String> outcomes() {
        return outcomes.keySet();
    }

    @Override
    public String toString() {
        return outcomes + ", refused: " + refused;
    }
}
