package io.fraiseql.lifecycle.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetMigrationTest {
    private static final String POSTS =
            "CREATE TABLE tb_post (tenant_id text NOT NULL, id int, PRIMARY KEY (tenant_id, id));";

    @Test
    void withSharedRowsEveryFileRunsOnceInTheSharedSchema() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.register("acme", "row", "").register("globex", "row", "");
            fleet.file("V1__posts.sql", POSTS)
                    .file("V2__countries.sql", "-- fraiseql: shared\nCREATE TABLE country (code text);");
            assertThat(fleet.migrate().all(TargetOutcome.Migrated.class))
                    .extracting(TargetOutcome.Migrated::target, TargetOutcome.Migrated::files)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "shared", List.of("V1__posts.sql", "V2__countries.sql")));
            assertThat(fleet.schemasWith("tb_post")).containsExactly("public");
            assertThat(fleet.migrate().outcomes()).containsExactly(new TargetOutcome.UpToDate("shared"));
        }
    }

    @Test
    void withSchemasATenantsFileRunsInEachAndASharedOneOnce() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "globex");
            fleet.file("V1__posts.sql", POSTS)
                    .file("V2__countries.sql", "-- fraiseql: shared\nCREATE TABLE country (code text);");
            assertThat(fleet.migrate().succeeded()).isTrue();
            assertThat(fleet.schemasWith("tb_post")).containsExactly("tenant_acme", "tenant_globex");
            assertThat(fleet.schemasWith("country")).containsExactly("public");
        }
    }

    @Test
    void aDatabaseGetsEverything() throws Exception {
        try (var fleet = new Fleet("database")) {
            fleet.database("acme");
            fleet.file("V1__countries.sql", "-- fraiseql: shared\nCREATE TABLE country (code text PRIMARY KEY);")
                    .file("V2__posts.sql", "CREATE TABLE tb_post (id int, country text REFERENCES country);");
            assertThat(fleet.migrate().succeeded()).isTrue();
            String name = fleet.database.name() + "_acme";
            assertThat(fleet.rows(name, "SELECT version, applied_by FROM fraiseql_migration ORDER BY 1"))
                    .containsExactly("1,blog_owner", "2,blog_owner");
            assertThat(fleet.schemasWith("tb_post")).isEmpty();
            assertThat(fleet.migrate().outcomes())
                    .containsExactly(new TargetOutcome.UpToDate("shared"), new TargetOutcome.UpToDate("acme"));
        }
    }

    @Test
    void theMainDatabaseHasTablesForSharedRowsAsSoonAsOneTenantHasThem() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.file("V1__posts.sql", POSTS)
                    .file("V2__countries.sql", "-- fraiseql: shared\nCREATE TABLE country (code text);");
            fleet.migrate();
            assertThat(fleet.schemasWith("tb_post")).isEmpty();
            fleet.register("small", "row", "");
            assertThat(fleet.migrate()
                            .all(TargetOutcome.Migrated.class)
                            .getFirst()
                            .files())
                    .containsExactly("V1__posts.sql");
            assertThat(fleet.schemasWith("tb_post")).containsExactly("public");
        }
    }

    @Test
    void filesThatAreNoLongerMeantForTheSharedSchemaAreNoMystery() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.register("small", "row", "").file("V1__posts.sql", POSTS);
            fleet.migrate();
            fleet.database.owner("DELETE FROM tenant_databases");
            assertThat(fleet.migrate().outcomes()).containsExactly(new TargetOutcome.UpToDate("shared"));
        }
    }

    @Test
    void aMigrationSeesItsOwnSchemaAlone() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme")
                    .file("V1__a.sql", "CREATE TABLE here AS SELECT current_setting('search_path') AS path");
            fleet.database.owner("CREATE TABLE elsewhere (id int)");
            fleet.migrate();
            assertThat(fleet.rows("SELECT path FROM tenant_acme.here")).containsExactly("\"tenant_acme\", pg_temp");
            fleet.file("V2__b.sql", "INSERT INTO elsewhere VALUES (1)");
            assertThat(failure(fleet.migrate()).message()).contains("\"elsewhere\" does not exist");
        }
    }

    @Test
    void oneTenantThatFailsStopsNobodyElseAndIsNamedWithItsStatement() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "broken", "globex", "initech").file("V1__posts.sql", POSTS);
            fleet.migrate();
            fleet.database.owner("CREATE TABLE tenant_broken.tag (id int)");
            fleet.file("V2__tags.sql", "ALTER TABLE tb_post ADD title text;\n\nCREATE TABLE tag (\n  id int);");
            var report = fleet.migrate();
            assertThat(report.succeeded()).isFalse();
            assertThat(report.all(TargetOutcome.Migrated.class))
                    .extracting(TargetOutcome::target)
                    .containsExactlyInAnyOrder("acme", "globex", "initech");
            var failure = failure(report);
            assertThat(failure.target()).isEqualTo("broken");
            assertThat(failure.file()).contains("V2__tags.sql");
            assertThat(failure.line()).contains(3);
            assertThat(failure.statement())
                    .hasValueSatisfying(sql -> assertThat(sql).startsWith("CREATE TABLE tag"));
            assertThat(failure.message()).contains("relation \"tag\" already exists");
            assertThat(
                            fleet.rows(
                                    "SELECT count(*) FROM pg_attribute WHERE attname = 'title' AND attrelid = 'tenant_broken.tb_post'::regclass"))
                    .containsExactly("0");

            fleet.database.owner("DROP TABLE tenant_broken.tag");
            assertThat(fleet.migrate().all(TargetOutcome.Migrated.class))
                    .extracting(TargetOutcome::target)
                    .containsExactly("broken");
        }
    }

    @Test
    void theLineIsTheOneThatPostgresPointsAt() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.file("V1__a.sql", "-- one\nSELECT 1;\nSELECT 1,\n  2,\n  nonsense;\n");
            var failure = failure(fleet.migrate());
            assertThat(failure.line()).contains(5);
            assertThat(failure.message()).contains("\"nonsense\" does not exist");
        }
    }

    @Test
    void canariesGoFirstAndOneThatFailsSparesTheRest() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "canary", "globex").file("V1__posts.sql", POSTS);
            fleet.database.owner("CREATE TABLE tenant_canary.tb_post (id int)");
            var report = fleet.migrate(Fleet.canaries("canary"));
            assertThat(failure(report).target()).isEqualTo("canary");
            assertThat(report.all(TargetOutcome.Skipped.class))
                    .extracting(TargetOutcome::target)
                    .containsExactly("acme", "globex");
            assertThat(fleet.schemasWith("tb_post")).containsExactly("tenant_canary");
        }
    }

    @Test
    void whenTheSharedTablesFailNoTenantIsTouched() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme")
                    .file("V1__c.sql", "-- fraiseql: shared\nnonsense;")
                    .file("V2__posts.sql", POSTS);
            var report = fleet.migrate();
            assertThat(failure(report).target()).isEqualTo("shared");
            assertThat(report.all(TargetOutcome.Skipped.class))
                    .extracting(TargetOutcome::target)
                    .containsExactly("acme");
            assertThat(fleet.schemasWith("tb_post")).isEmpty();
        }
    }

    @Test
    void oneTenantAloneCanBeMigrated() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "globex").file("V1__posts.sql", POSTS);
            assertThat(fleet.migrate(Fleet.only("acme")).succeeded()).isTrue();
            assertThat(fleet.schemasWith("tb_post")).containsExactly("tenant_acme");
            assertThatThrownBy(() -> fleet.migrate(Fleet.only("nobody"))).hasMessageContaining("no tenant nobody");
        }
    }

    @Test
    void aDryRunTellsAndChangesNothing() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme").file("V1__posts.sql", POSTS);
            var report = fleet.migrate(Fleet.dryRun());
            assertThat(report.all(TargetOutcome.Pending.class))
                    .containsExactly(new TargetOutcome.Pending("acme", List.of("V1__posts.sql")));
            assertThat(fleet.schemasWith("tb_post")).isEmpty();
            assertThat(fleet.schemasWith("fraiseql_migration")).isEmpty();
        }
    }

    @Test
    void tenantsThatAreNotThereYetOrOnTheMoveAreLeftAlone() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("asleep", "moving", "new").file("V1__posts.sql", POSTS);
            fleet.database.owner(
                    "UPDATE tenant_databases SET state = 'moving' WHERE tenant_id = 'moving'",
                    "UPDATE tenant_databases SET state = 'provisioning' WHERE tenant_id = 'new'",
                    "UPDATE tenant_databases SET state = 'suspended' WHERE tenant_id = 'asleep'");
            var report = fleet.migrate();
            assertThat(report.all(TargetOutcome.Skipped.class))
                    .extracting(TargetOutcome::target)
                    .containsExactly("moving", "new");
            assertThat(fleet.schemasWith("tb_post")).containsExactly("tenant_asleep");
        }
    }

    @Test
    void aTenantWithoutItsSchemaAndADatabaseNobodyReachesFailAlone() throws Exception {
        try (var fleet = new Fleet("hybrid")) {
            fleet.schemas("acme").register("ghost", "schema", "").file("V1__posts.sql", POSTS);
            fleet.register("away", "database", "postgresql://blog_app:hunter2@localhost:1/away");
            fleet.register(
                    "gone", "database", "postgresql://blog_app:hunter2@localhost:" + fleet.database.port() + "/gone");
            var report = fleet.migrate();
            assertThat(report.all(TargetOutcome.Failed.class))
                    .extracting(TargetOutcome::target)
                    .containsExactlyInAnyOrder("ghost", "away", "gone");
            assertThat(report.all(TargetOutcome.Failed.class).toString())
                    .contains("tenant_ghost does not exist")
                    .contains("[multitenancy.servers.NAME]")
                    .doesNotContain("hunter2");
            assertThat(fleet.schemasWith("tb_post")).containsExactly("public", "tenant_acme");
        }
    }

    @Test
    void aFileThatChangedIsRefused() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.file("V1__posts.sql", POSTS);
            fleet.migrate();
            fleet.file("V1__posts.sql", POSTS + " ");
            assertThat(failure(fleet.migrate()).message()).contains("V1__posts.sql has changed since it was applied");
        }
    }

    @Test
    void aFileThatIsGoneIsRefused() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.file("V1__posts.sql", POSTS).file("V2__a.sql", "SELECT 1");
            fleet.migrate();
            fleet.files.remove("V1__posts.sql");
            assertThat(failure(fleet.migrate()).message()).contains("V1__posts.sql was applied here and is no longer");
        }
    }

    @Test
    void aFileBeforeOneThatIsAppliedIsRefused() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.file("V1__posts.sql", POSTS).file("V3__c.sql", "SELECT 1");
            fleet.migrate();
            fleet.file("V2__b.sql", "SELECT 1");
            assertThat(failure(fleet.migrate()).message()).contains("V2__b.sql comes before V3__c.sql");
        }
    }

    @Test
    void anUpdateThatForceWouldHideRowsFromIsRefusedAndNotDoneByHalves() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.file("V1__posts.sql", POSTS + """
                    INSERT INTO tb_post VALUES ('acme', 1);
                    ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                    CREATE POLICY tenant ON tb_post USING (tenant_id = current_setting('app.tenant_id', true));
                    """);
            assertThat(fleet.migrate().succeeded()).isTrue();
            fleet.file("V2__renumber.sql", "UPDATE tb_post SET id = id + 1");
            assertThat(failure(fleet.migrate()).message())
                    .contains("row-level security")
                    .contains("NO FORCE");

            fleet.file("V2__renumber.sql", """
                    ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY;
                    UPDATE tb_post SET id = id + 1;
                    ALTER TABLE tb_post FORCE ROW LEVEL SECURITY;
                    """);
            assertThat(fleet.migrate().succeeded()).isTrue();
            assertThat(fleet.rows("SELECT id FROM tb_post")).containsExactly("2");
        }
    }

    @Test
    void aForeignKeyIsNotTakenForCheckedWhereForceHidTheRows() throws Exception {
        try (var fleet = new Fleet("row")) {
            fleet.file("V1__tables.sql", """
                    CREATE TABLE a (tenant_id text, id int, PRIMARY KEY (tenant_id, id));
                    CREATE TABLE b (tenant_id text, id int, a_id int);
                    INSERT INTO b VALUES ('acme', 1, 99);
                    ALTER TABLE a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                    ALTER TABLE b ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                    """);
            String key = "ALTER TABLE b ADD FOREIGN KEY (tenant_id, a_id) REFERENCES a (tenant_id, id);";
            fleet.file("V2__key.sql", key);
            assertThat(failure(fleet.migrate()).message()).contains("NO FORCE");
            fleet.file(
                    "V2__key.sql",
                    "ALTER TABLE a NO FORCE ROW LEVEL SECURITY; ALTER TABLE b NO FORCE ROW LEVEL SECURITY;" + key);
            assertThat(failure(fleet.migrate()).message()).contains("violates foreign key");
        }
    }

    @Test
    void whatAFileLeavesInTheSessionDoesNotReachTheNextTenant() throws Exception {
        try (var fleet = new Fleet("schema")) {
            fleet.schemas("acme", "globex", "initech")
                    .file(
                            "V1__a.sql",
                            "SET work_mem = '77MB'; SET search_path = public; CREATE TEMPORARY TABLE mine (id int);"
                                    + " CREATE TABLE tenant_log (id int)")
                    .file("V2__b.sql", "CREATE TABLE memory AS SELECT current_setting('work_mem') AS it");
            fleet.database.superuser("GRANT TEMPORARY ON DATABASE " + fleet.database.name() + " TO blog_owner");
            var options = FleetOptions.all(1);
            // All three ask for public.tenant_log: the first has it, the others are told.
            assertThat(fleet.migrate(options).all(TargetOutcome.Failed.class))
                    .allSatisfy(failed -> assertThat(failed.message()).contains("\"tenant_log\" already exists"));
            assertThat(fleet.schemasWith("memory")).containsExactly("tenant_acme");
        }
    }

    @Test
    void manySchemasThatAreUpToDateAreSeenInOneQuery() throws Exception {
        try (var fleet = new Fleet("schema")) {
            String[] tenants = IntStream.range(0, 60).mapToObj(n -> "t" + n).toArray(String[]::new);
            fleet.schemas(tenants).file("V1__posts.sql", POSTS);
            assertThat(fleet.migrate().all(TargetOutcome.Migrated.class)).hasSize(60);
            var seen = new ArrayList<Integer>();
            var ended = new ArrayList<TargetOutcome>();
            fleet.migration(FleetOptions.all(4)).run(new FleetProgress() {
                @Override
                public void planned(int targets, int upToDate) {
                    seen.add(targets);
                    seen.add(upToDate);
                }

                @Override
                public void ended(TargetOutcome outcome) {
                    ended.add(outcome);
                }
            });
            assertThat(seen).containsExactly(61, 60);
            assertThat(ended).containsExactly(new TargetOutcome.UpToDate("shared"));
        }
    }

    private static TargetOutcome.Failed failure(FleetReport report) {
        assertThat(report.all(TargetOutcome.Failed.class)).hasSize(1);
        return report.all(TargetOutcome.Failed.class).getFirst();
    }
}
