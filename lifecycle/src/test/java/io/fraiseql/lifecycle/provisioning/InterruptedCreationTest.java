package io.fraiseql.lifecycle.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Creations that die, fail, or meet. */
class InterruptedCreationTest {
    private static final int STEPS = 6;

    /** Not an exception: what a process that dies leaves undone, this does. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "schema", "database"})
    @DisplayName("attack 58: a creation that dies at any step is completed by asking again")
    void aCreationThatDiesIsCompletedByAskingAgain(String strategy) throws Exception {
        try (var shop = new Shop(strategy)) {
            for (int step : accidents(strategy)) {
                for (boolean after : List.of(false, true)) {
                    String id = "t" + step + (after ? "after" : "before");
                    dieAt(shop, step, after);
                    assertThatThrownBy(() -> shop.create(id)).isInstanceOf(Death.class);
                    shop.stepDecorator = steps -> steps;
                    if (step == STEPS - 1 && after) {
                        assertThatThrownBy(() -> shop.create(id)).hasMessageContaining("exists already");
                    } else {
                        assertThat(shop.create(id).state()).isEqualTo(TenantState.ACTIVE);
                    }
                    Tenant tenant = shop.provisioning().find(new TenantId(id)).orElseThrow();
                    assertThat(shop.rows(tenant, "SELECT key FROM tb_setting"))
                            .as(id)
                            .hasSize(3);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "schema", "database"})
    @DisplayName("attack 58: a creation that dies at any step can be given up, and leaves nothing")
    void aCreationThatDiesCanBeGivenUp(String strategy) throws Exception {
        try (var shop = new Shop(strategy)) {
            for (int step : accidents(strategy)) {
                for (boolean after : List.of(false, true)) {
                    String id = "acme";
                    dieAt(shop, step, after);
                    assertThatThrownBy(() -> shop.create(id)).isInstanceOf(Death.class);
                    shop.stepDecorator = steps -> steps;
                    if ((step == 0 && !after) || (step == STEPS - 1 && after)) {
                        assertThatThrownBy(() -> shop.provisioning().cancel(new TenantId(id)))
                                .hasMessageContaining("nothing to take back");
                    } else {
                        shop.provisioning().cancel(new TenantId(id));
                        assertThat(shop.traces(id)).as(step + " " + after).isEmpty();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "schema", "database"})
    void aStepThatFailsIsTakenBackWithAllBeforeIt(String strategy) throws Exception {
        try (var shop = new Shop(strategy)) {
            shop.seed = Shop.SEED + "INSERT INTO tb_child VALUES (current_setting('tenant.id'), 1, 'theme');";
            for (int step : accidents(strategy)) {
                int at = step;
                shop.stepDecorator = steps -> replace(
                        steps,
                        at,
                        original -> new Around(original, true, () -> {
                            throw new SQLException("no luck");
                        }));
                assertThatThrownBy(() -> shop.create("acme"))
                        .isInstanceOf(ProvisioningException.class)
                        .hasMessageContaining("failed: no luck");
                if (step < STEPS - 1) {
                    assertThat(shop.traces("acme")).as("step " + step).isEmpty();
                }
            }
            // The last step had activated the tenant before it failed: what is complete is not taken back.
            Tenant acme = shop.provisioning().find(new TenantId("acme")).orElseThrow();
            assertThat(acme.state()).isEqualTo(TenantState.ACTIVE);
            assertThat(shop.rows(acme, "SELECT key FROM tb_setting")).hasSize(3);
        }
    }

    @Test
    void whoHasLostTheLockTakesNothingBack() throws Exception {
        try (var shop = new Shop("schema")) {
            shop.stepDecorator = steps -> replace(
                    steps,
                    3,
                    original -> new Around(original, true, () -> {
                        shop.database.superuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                + " WHERE datname = current_database() AND usename = 'blog_owner'");
                        throw new SQLException("no luck");
                    }));
            assertThatThrownBy(() -> shop.create("acme")).hasMessageContaining("could not be taken back");
            assertThat(shop.traces("acme")).contains("tenant_acme", "registry", "journal");
            shop.stepDecorator = steps -> steps;
            assertThat(shop.create("acme").state()).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Test
    void aDatabaseThatHasItsNameNotYetIsMadeAnew() throws Exception {
        try (var shop = new Shop("database")) {
            dieAt(shop, 1, false);
            assertThatThrownBy(() -> shop.create("acme")).isInstanceOf(Death.class);
            shop.stepDecorator = steps -> steps;
            var run = java.util.UUID.fromString(
                    shop.rows("SELECT run FROM fraiseql_provisioning").getFirst());
            shop.database.superuser("CREATE DATABASE \"" + DatabaseStep.unnamed(run) + "\" OWNER blog_owner");
            assertThat(shop.create("acme").state()).isEqualTo(TenantState.ACTIVE);
            assertThat(shop.rows("SELECT datname FROM pg_database WHERE datname LIKE 'fraiseql\\_new%'"))
                    .isEmpty();
        }
    }

    @Test
    void anotherOrderDoesNotCompleteTheFirst() throws Exception {
        try (var shop = new Shop("schema")) {
            dieAt(shop, 3, true);
            assertThatThrownBy(() -> shop.create("acme")).isInstanceOf(Death.class);
            shop.stepDecorator = steps -> steps;
            var other = new NewTenant(
                    new TenantId("acme"), "Other", Optional.empty(), "o@o.example", "basic", Optional.empty());
            assertThatThrownBy(() -> shop.create(other))
                    .hasMessageContaining("another order")
                    .hasMessageContaining("ada@acme.example");
        }
    }

    @Test
    void aMarkOfAnotherCreationDoesNotMakeASchemaOurs() throws Exception {
        try (var shop = new Shop("schema")) {
            dieAt(shop, 1, true);
            assertThatThrownBy(() -> shop.create("acme")).isInstanceOf(Death.class);
            shop.stepDecorator = steps -> steps;
            shop.database.owner("UPDATE fraiseql_provisioning SET run = gen_random_uuid(), step = 'register'");
            assertThatThrownBy(() -> shop.create("acme")).hasMessageContaining("is there already");
            assertThat(shop.rows("SELECT nspname FROM pg_namespace WHERE nspname = 'tenant_acme'"))
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("attack 58: of two creations of one tenant at once one wins, and the other is told")
    void ofTwoCreationsAtOnceOneWins() throws Exception {
        try (var shop = new Shop("schema")) {
            shop.seed = Shop.SEED + "SELECT pg_sleep(0.3);";
            var both = List.of(
                    CompletableFuture.supplyAsync(() -> attempt(shop, "acme")),
                    CompletableFuture.supplyAsync(() -> attempt(shop, "acme")));
            var told = new ArrayList<String>();
            int won = 0;
            for (var one : both) {
                try {
                    one.join();
                    won++;
                } catch (CompletionException e) {
                    told.add(e.getCause().getMessage());
                }
            }
            assertThat(won).isEqualTo(1);
            assertThat(told).singleElement().asString().containsAnyOf("somebody else is creating", "exists already");
            assertThat(shop.mails).hasSize(1);
        }
    }

    @Test
    void differentTenantsAreCreatedAtOnce() throws Exception {
        try (var shop = new Shop("row")) {
            shop.mail = welcome -> {};
            var all = java.util.stream.IntStream.range(0, 4)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> attempt(shop, "t" + n)))
                    .toList();
            assertThat(all).allSatisfy(one -> assertThat(one.join().state()).isEqualTo(TenantState.ACTIVE));
        }
    }

    @Test
    void oneThatIsBeingCreatedElsewhereIsLeftAlone() throws Exception {
        try (var shop = new Shop("row");
                var other = shop.database.connect("blog_owner")) {
            io.fraiseql.lifecycle.migration.AdvisoryLock.forSession(other, "tenant acme", java.time.Duration.ZERO);
            assertThatThrownBy(() -> shop.create("acme"))
                    .hasMessageContaining("somebody else is creating the tenant acme");
        }
    }

    /**
     * Which steps meet with one. A database takes its time, and differs from a schema in the step that makes it alone.
     */
    private static List<Integer> accidents(String strategy) {
        return strategy.equals("database") ? List.of(1, 3, STEPS - 1) : List.of(0, 1, 2, 3, 4, STEPS - 1);
    }

    private static Tenant attempt(Shop shop, String id) {
        try {
            return shop.create(id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void dieAt(Shop shop, int step, boolean after) {
        shop.stepDecorator = steps -> replace(
                steps,
                step,
                original -> new Around(original, after, () -> {
                    throw new Death();
                }));
    }

    private static List<Step> replace(List<Step> steps, int index, java.util.function.UnaryOperator<Step> around) {
        var changed = new ArrayList<>(steps);
        changed.set(index, around.apply(steps.get(index)));
        return changed;
    }

    /** A step with something that happens before it, or after it and before it is noted. */
    private record Around(Step step, boolean after, Transaction accident) implements Step {
        @Override
        public String name() {
            return step.name();
        }

        @Override
        public void run(ProvisioningContext context) throws SQLException {
            if (after) {
                step.run(context);
            }
            accident.run();
        }

        @Override
        public void undo(ProvisioningContext context) throws SQLException {
            step.undo(context);
        }
    }
}
