package io.fraiseql.tenancy.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.config.TenantUrls;
import io.fraiseql.tenancy.placement.DedicatedPool;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.pool.PoolKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RoutesTest {
    private static final ConnectionUrl SHARED = ConnectionUrl.parse("postgresql://app:secret@db/shared");
    private static final Map<Strategy, Placement> PLACEMENTS = Map.of(
            Strategy.ROW,
            new Placement.SharedRows(),
            Strategy.SCHEMA,
            new Placement.OwnSchema("tenant_a"),
            Strategy.DATABASE,
            new Placement.OwnDatabase("postgresql://db/own"));

    private static Routes routes(Strategy strategy) {
        return new Routes(strategy, SHARED, TenantUrls.of(SHARED, List.of("db")));
    }

    private static Tenant tenant(Placement placement, Optional<DedicatedPool> pool) {
        return new Tenant(new TenantId("a"), "A", Optional.empty(), TenantState.ACTIVE, "basic", placement, pool);
    }

    @Test
    void aStrategyServesItsOwnPlacementAndHybridServesAll() {
        for (Strategy strategy : Strategy.values()) {
            PLACEMENTS.forEach((of, placement) -> {
                if (strategy == Strategy.HYBRID || strategy == of) {
                    assertThatCode(() -> routes(strategy).check(placement)).doesNotThrowAnyException();
                } else {
                    assertThatThrownBy(() -> routes(strategy).check(placement))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessageContaining("hybrid");
                }
            });
        }
        assertThatThrownBy(() -> routes(Strategy.HYBRID).check(new Placement.OwnDatabase("postgresql://evil/own")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tenantsShareConnectionsUnlessTheyHaveADatabaseOrAPoolOfTheirOwn() {
        Routes routes = routes(Strategy.HYBRID);

        assertThat(routes.pool(tenant(new Placement.SharedRows(), Optional.empty())))
                .isEqualTo(PoolKey.shared(SHARED));
        assertThat(routes.pool(tenant(new Placement.OwnSchema("tenant_a"), Optional.empty())))
                .isEqualTo(PoolKey.shared(SHARED));
        assertThat(routes.pool(tenant(new Placement.SharedRows(), Optional.of(DedicatedPool.USUAL))))
                .isEqualTo(PoolKey.dedicated(SHARED, new TenantId("a")));
        assertThat(routes.pool(tenant(new Placement.SharedRows(), Optional.of(new DedicatedPool(OptionalInt.of(12))))))
                .isEqualTo(PoolKey.dedicated(SHARED, new TenantId("a"), OptionalInt.of(12)));
        assertThat(routes.pool(tenant(new Placement.OwnDatabase("postgresql://db/own"), Optional.empty())))
                .isEqualTo(PoolKey.own(ConnectionUrl.parse("postgresql://app:secret@db/own"), new TenantId("a")));
    }
}
