package io.fraiseql.lifecycle.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Runs that die, and runs that meet. */
class InterruptedMigrationTest {
    private static final String POSTS = "CREATE TABLE tb_post (id int);";

    @Test
    @DisplayName("attack 59: a run that is killed in the middle leaves each file whole or not at all, and is resumed")
    void aRunThatIsKilledLeavesEachFileWholeOrNotAtAll() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "globex", "initech").file("V1__posts.sql", POSTS);
            fleet.file("V2__slow.sql", "CREATE TABLE slow (id int); SELECT pg_sleep(60);");
            var run = CompletableFuture.supplyAsync(() -> migrate(fleet));
            await(
                    fleet,
                    "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND datname = current_database()",
                    "3");
            fleet.database.superuser(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'blog_owner'");
            assertThat(run.join().all(TargetOutcome.Failed.class)).hasSize(3);
            assertThat(fleet.schemasWith("slow")).isEmpty();
            assertThat(fleet.rows("SELECT version FROM tenant_acme.fraiseql_migration"))
                    .containsExactly("1");

            fleet.file("V2__slow.sql", "CREATE TABLE slow (id int);");
            assertThat(fleet.migrate().all(TargetOutcome.Migrated.class))
                    .allSatisfy(migrated -> assertThat(migrated.files()).containsExactly("V2__slow.sql"))
                    .hasSize(3);
        }
    }

    @Test
    void aSecondRunIsToldOfTheFirst() throws Exception {
        try (var fleet = new Fleet("row");
                Connection other = fleet.database.connect("blog_owner")) {
            assertThat(AdvisoryLock.forSession(other, "fleet migration", Duration.ZERO))
                    .isTrue();
            assertThatThrownBy(fleet::migrate)
                    .isInstanceOf(MigrationException.class)
                    .hasMessageContaining("another 'fraiseql migrate' is at work");
            var patient = new FleetOptions(Optional.empty(), List.of(), 1, false, Duration.ofSeconds(30));
            var waiting = CompletableFuture.supplyAsync(() -> migrate(fleet, patient));
            MigrationSession.reset(other);
            assertThat(waiting.join().succeeded()).isTrue();
        }
    }

    @Test
    void twoRunsAtOneTenantApplyAFileOnce() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.migrations = "lock_timeout = \"20s\"";
            fleet.schemas("acme").file("V1__posts.sql", POSTS + "SELECT pg_sleep(0.2);");
            var one = CompletableFuture.supplyAsync(() -> migrate(fleet, Fleet.only("acme")));
            var other = CompletableFuture.supplyAsync(() -> migrate(fleet, Fleet.only("acme")));
            assertThat(List.of(one.join(), other.join())).allMatch(FleetReport::succeeded);
            assertThat(one.join().all(TargetOutcome.Migrated.class).size()
                            + other.join().all(TargetOutcome.Migrated.class).size())
                    .isEqualTo(1);
        }
    }

    @Test
    void aLockThatDoesNotComeIsAFailureOfThatTenantAlone() throws Exception {
        try (var fleet = new Fleet("schema");
                Connection reader = fleet.database.connect("postgres")) {
            fleet.migrations = "lock_timeout = \"50ms\"";
            fleet.schemas("acme", "globex").file("V1__posts.sql", POSTS);
            fleet.migrate();
            reader.setAutoCommit(false);
            reader.createStatement().execute("LOCK TABLE tenant_acme.tb_post IN ACCESS SHARE MODE");
            fleet.file("V2__title.sql", "ALTER TABLE tb_post ADD title text");
            var failed = fleet.migrate().all(TargetOutcome.Failed.class);
            assertThat(failed).hasSize(1);
            assertThat(failed.getFirst().target()).isEqualTo("acme");
            assertThat(failed.getFirst().message()).contains("lock timeout").contains("migrations.lock_timeout");
        }
    }

    @Test
    void anIndexIsBuiltOutsideATransactionWhereTheFileAsksForIt() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "globex").file("V1__posts.sql", POSTS);
            fleet.file("V2__index.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS post_id ON tb_post (id)");
            assertThat(fleet.migrate().all(TargetOutcome.Failed.class))
                    .hasSize(2)
                    .allSatisfy(failed -> assertThat(failed.message()).contains("-- fraiseql: no transaction"));
            fleet.file("V2__index.sql", "-- fraiseql: no transaction\n" + fleet.files.get("V2__index.sql"));
            fleet.file("V3__more.sql", "CREATE TABLE more (id int)");
            assertThat(fleet.migrate().all(TargetOutcome.Failed.class)).isEmpty();
            assertThat(fleet.schemasWith("post_id")).containsExactly("tenant_acme", "tenant_globex");
            assertThat(fleet.schemasWith("more")).containsExactly("tenant_acme", "tenant_globex");
            assertThat(fleet.migrate().all(TargetOutcome.Migrated.class)).isEmpty();
        }
    }

    @Test
    void anIndexThatWasCutShortIsBuiltAnew() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme").file("V1__posts.sql", POSTS + "INSERT INTO tb_post VALUES (1), (1);");
            fleet.file(
                    "V2__index.sql",
                    "-- fraiseql: no transaction\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS post_id ON tb_post (id)");
            assertThat(fleet.migrate().all(TargetOutcome.Failed.class)).hasSize(1);
            assertThat(fleet.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'tenant_acme.post_id'::regclass"))
                    .containsExactly("f");
            assertThat(fleet.rows("SELECT version, applied_at FROM tenant_acme.fraiseql_migration WHERE version = '2'"))
                    .containsExactly("2,null");
            fleet.database.owner("TRUNCATE tenant_acme.tb_post");
            assertThat(fleet.migrate().succeeded()).isTrue();
            assertThat(fleet.rows("SELECT indisvalid FROM pg_index WHERE indexrelid = 'tenant_acme.post_id'::regclass"))
                    .containsExactly("t");
        }
    }

    private static FleetReport migrate(Fleet fleet) {
        return migrate(fleet, FleetOptions.all(4));
    }

    private static FleetReport migrate(Fleet fleet, FleetOptions options) {
        try {
            return fleet.migrate(options);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(Fleet fleet, String question, String answer) throws Exception {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!fleet.rows(question).equals(List.of(answer))) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
    }
}
