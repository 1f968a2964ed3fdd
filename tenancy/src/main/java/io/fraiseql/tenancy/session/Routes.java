package io.fraiseql.tenancy.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.config.TenantUrls;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.PoolKey;
import java.util.Locale;
import java.util.Objects;

/** The way from a tenant to the pool that its connections come from. Thread-safe. */
public final class Routes {
    private static final int REMEMBERED_URLS = 10_000;

    private final Strategy strategy;
    private final PoolKey shared;
    private final TenantUrls urls;
    /** URLs that were read, by their text: reading one takes longer than finding it. */
    private final Cache<String, ConnectionUrl> read =
            Caffeine.newBuilder().maximumSize(REMEMBERED_URLS).build();

    /**
     * Routes of one configuration.
     *
     * @param strategy which placements are served; under {@link Strategy#HYBRID} all of them
     * @param shared the app role's URL of the database that tenants share
     * @param urls what the URLs of tenants' own databases may say
     */
    public Routes(Strategy strategy, ConnectionUrl shared, TenantUrls urls) {
        this.strategy = Objects.requireNonNull(strategy, "strategy is null");
        this.shared = PoolKey.shared(shared);
        this.urls = Objects.requireNonNull(urls, "urls is null");
    }

    /**
     * Refuses a placement that is not served. That is one of another strategy, for which the statements may lack the
     * tenant's predicate, or a database of its own at a URL that is not allowed.
     *
     * @throws IllegalArgumentException with the reason, for the log; it shows no password
     */
    public void check(Placement placement) {
        if (!placement.kind().isServedBy(strategy)) {
            throw new IllegalArgumentException("its placement is not one of the strategy "
                    + strategy.name().toLowerCase(Locale.ROOT)
                    + "; multitenancy.strategy = \"hybrid\" serves them all");
        }
        if (placement instanceof Placement.OwnDatabase(String url)) {
            urls.read(url);
        }
    }

    /**
     * The pool of a tenant.
     *
     * @throws IllegalArgumentException for a tenant whose placement {@link #check} refuses
     */
    public PoolKey pool(Tenant tenant) {
        return switch (tenant.placement()) {
            case Placement.SharedRows(), Placement.OwnSchema(String _) ->
                tenant.dedicatedPool()
                        .map(pool -> PoolKey.dedicated(shared.database(), tenant.id(), pool.connections()))
                        .orElse(shared);
            case Placement.OwnDatabase(String url) -> PoolKey.own(read.get(url, urls::read), tenant.id());
        };
    }

    /** The pool of the database that tenants share. */
    public PoolKey shared() {
        return shared;
    }
}
