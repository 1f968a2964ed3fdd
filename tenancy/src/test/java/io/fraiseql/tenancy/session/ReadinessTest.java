package io.fraiseql.tenancy.session;

import static io.fraiseql.tenancy.session.SharedRows.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.TenancyException.DatabaseUnavailable;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.pool.PoolKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final SharedRows shared = SharedRows.create(1);
    private final Readiness readiness = new Readiness(shared.pool);

    @AfterEach
    void stop() {
        shared.close();
    }

    @Test
    void givesTheConnectionBackThatItAskedOn() {
        readiness.requireAnswer(PoolKey.shared(shared.url));
        readiness.requireAnswer(PoolKey.shared(shared.url));
        assertThat(shared.pool.state().active()).isZero();
        assertThat(shared.pool.state().idle()).isEqualTo(1);
        assertThat(shared.pool.state().created()).isEqualTo(1);
    }

    @Test
    void takesConnectionsThatAreAllAtWorkForAnAnswer() {
        shared.sessions.readOnly(ALICE, transaction -> {
            readiness.requireAnswer(PoolKey.shared(shared.url));
            return "asked";
        });
        assertThat(shared.pool.state().acquired()).isEqualTo(1);
    }

    @Test
    void refusesADatabaseThatIsAway() {
        var nowhere = PoolKey.shared(
                ConnectionUrl.parse(shared.database.appUrl().replace(shared.database.name(), "nowhere")));
        assertThatThrownBy(() -> readiness.requireAnswer(nowhere)).isInstanceOf(DatabaseUnavailable.class);
    }
}
