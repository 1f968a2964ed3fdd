package io.fraiseql.server.request;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * As many requests a second for each tenant, counted in this process. A tenant that was quiet for a second may spend
 * the whole second's share at once; a batch of requests and many connections count like one.
 */
public final class TenantRateLimit implements Admission {
    // A bucket is full again after a second, so that forgetting a tenant after a minute gives it nothing.
    private static final Duration FORGOTTEN = Duration.ofMinutes(1);

    private final LoadingCache<TenantId, Bucket> buckets;

    /** @param perSecond at least 1 */
    public TenantRateLimit(int perSecond) {
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN)
                .build(tenant -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    @Override
    public void admit(Tenant tenant) {
        var probe = buckets.get(tenant.id()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new RateLimited(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }
}
