package io.fraiseql.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** A test that is running: its server, and the tenants that were made for it. Thread-safe. */
final class RunningTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final TestServer server;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<TestTenant> tenants = new ArrayList<>();

    private RunningTest(TestServer server) {
        this.server = server;
    }

    static RunningTest begin(TestServer server) {
        server.running().incrementAndGet();
        return new RunningTest(server);
    }

    TestServer server() {
        return server;
    }

    FraiseqlClient client() {
        return new FraiseqlClient(this);
    }

    /** A tenant that the server serves already. */
    TestTenant freshTenant() {
        lock.lock();
        try {
            return make(1).getFirst();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The tenants of this test, in the order of their making; two at least, for there is nothing to compare with one.
     */
    List<TestTenant> atLeastTwoTenants() {
        lock.lock();
        try {
            make(Math.max(0, 2 - tenants.size()));
            return List.copyOf(tenants);
        } finally {
            lock.unlock();
        }
    }

    private List<TestTenant> make(int count) {
        var fresh = new ArrayList<TestTenant>();
        for (int i = 0; i < count; i++) {
            fresh.add(FreshTenants.invent());
        }
        server.register(fresh);
        fresh.forEach(this::awaitServed);
        tenants.addAll(fresh);
        return fresh;
    }

    // The server hears of a tenant by notification.
    private void awaitServed(TestTenant tenant) {
        var client = client().as(tenant);
        Instant deadline = Instant.now().plus(TIMEOUT);
        for (var answer = client.query("{ __typename }");
                answer.errorCodes().contains("TENANT_UNAVAILABLE");
                answer = client.query("{ __typename }")) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("the server does not hear of new tenants: " + answer.body());
            }
        }
    }
}
