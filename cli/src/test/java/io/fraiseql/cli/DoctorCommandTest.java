package io.fraiseql.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private final TestDatabase database = TestDatabase.create();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aSoundDatabaseIsIsolatedAndTheStatusIsZero() {
        sound();
        var run = doctor();
        assertThat(run.out).isEqualTo("isolated: no finding\n");
        assertThat(run.err).isEmpty();
        assertThat(run.status).isZero();
    }

    @Test
    void aLeakIsToldAsJsonAndTheStatusIsOne() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app");
        var run = doctor("--output=json");
        assertThat(run.status).isEqualTo(1);
        Map<String, Object> report = JSONObjectUtils.parse(run.out);
        assertThat(report.get("verdict")).isEqualTo("leaking");
        assertThat(JSONObjectUtils.getJSONObjectArray(report, "findings"))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .containsOnlyKeys("check", "severity", "object", "message", "fix")
                        .containsEntry("check", "R5")
                        .containsEntry("severity", "error")
                        .containsEntry("object", "public.tb_post")
                        .containsEntry("fix", "REVOKE TRUNCATE ON public.tb_post FROM blog_app;"));
    }

    @Test
    void whatCouldNotBeReadIsUnprovenAndTheStatusIsOne() {
        sound().owner("CREATE POLICY odd ON tb_post USING (id::text LIKE 'a%')");
        var run = doctor();
        assertThat(run.status).isEqualTo(1);
        assertThat(run.out).contains("warning  Z3   public.tb_post").endsWith("unproven: 1 finding\n");
    }

    @Test
    void sarifNamesTheRulesAndTheObjects() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app");
        Map<String, Object> report = JSONObjectUtils.parse(doctor("--output=sarif").out);
        assertThat(report.get("version")).isEqualTo("2.1.0");
        Map<String, Object> sarif = JSONObjectUtils.getJSONObjectArray(report, "runs")[0];
        Map<String, Object> driver =
                JSONObjectUtils.getJSONObject(JSONObjectUtils.getJSONObject(sarif, "tool"), "driver");
        assertThat(JSONObjectUtils.getJSONObjectArray(driver, "rules")).hasSizeGreaterThan(40);
        Map<String, Object> result = JSONObjectUtils.getJSONObjectArray(sarif, "results")[0];
        assertThat(result).containsEntry("ruleId", "R5").containsEntry("level", "error");
        assertThat(result.get("locations").toString()).contains("public.tb_post");
    }

    @Test
    void theProbeTriesAsTheRoleThatServesAndLeavesNothing() throws Exception {
        sound().owner("CREATE POLICY everything ON tb_post USING (true)");
        var run = run("doctor", "--config", config("").toString(), "--probe");
        assertThat(run.out)
                .contains("error    X1   public.tb_post")
                .contains("can be deleted, as was tried: DELETE FROM");
        try (var superuser = database.connect("postgres");
                var statement = superuser.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM tb_post")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void theProbeRunsTheOperationsOfTheApiAndShowsTheDocument() throws Exception {
        sound().superuser("CREATE FUNCTION ids() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path ="
                + " public"
                + " AS 'SELECT string_agg(id::text, '','') FROM tb_post'");
        Files.writeString(directory.resolve("Posts.java"), """
                import io.fraiseql.api.Context;
                import io.fraiseql.api.Mutation;
                import io.fraiseql.api.Query;
                interface Posts {
                    @Query default String motto(Context context) { return "none"; }
                    @Mutation default String ids(Context context) {
                        return context.db().queryOne(String.class, "SELECT ids()");
                    }
                }
                """);
        var run = run("doctor", "--config", config("").toString(), "--probe");
        assertThat(run.out)
                .contains("error    X1   Mutation.ids")
                .contains("as was tried: mutation { ids }")
                .doesNotContain("motto");
        assertThat(run.status).isEqualTo(1);
    }

    @Test
    void aProbeWithoutAnApiIsUnprovenUnlessThatIsAcknowledged() throws Exception {
        sound();
        var run = run("doctor", "--config", config("").toString(), "--probe");
        assertThat(run.out)
                .contains("info     X3   GraphQL")
                .contains("name it with --schema")
                .endsWith("unproven: 1 finding\n");
        assertThat(run.status).isEqualTo(1);
        Path baseline = Files.writeString(directory.resolve("baseline.toml"), """
                [[acknowledged]]
                check = "X3"
                object = "GraphQL"
                reason = "there is no API yet"
                date = 2026-11-21
                """);
        assertThat(run("doctor", "--config", config("").toString(), "--probe", "--baseline", baseline.toString()).out)
                .isEqualTo("isolated: no finding, and 1 acknowledged\n");
    }

    @Test
    void anApiThatDoesNotLoadIsToldWithTheFindingsOfTheDatabase() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app");
        Path api = directory.resolve("Posts.java");
        Files.writeString(api, "interface Posts { nonsense }");
        assertUnloaded("Posts.java:1:");
        Files.writeString(api, """
                import io.fraiseql.api.*;
                import java.util.*;
                @Type record Post(UUID id) {}
                interface Posts { @Query(sqlSource = "v_nowhere") List<Post> posts(); }
                """);
        assertUnloaded("v_nowhere");
    }

    private void assertUnloaded(String message) throws Exception {
        var run = run("doctor", "--config", config("").toString(), "--probe", "--output=json");
        Map<String, Object> report = JSONObjectUtils.parse(run.out);
        assertThat(JSONObjectUtils.getJSONObjectArray(report, "findings"))
                .anySatisfy(finding -> assertThat(finding).containsEntry("check", "R5"))
                .anySatisfy(finding -> {
                    assertThat(finding).containsEntry("check", "X3").containsEntry("object", "GraphQL");
                    assertThat(finding.get("message")).asString().contains(message);
                });
        assertThat(run.status).isEqualTo(1);
    }

    @Test
    void anAppRoleThatCannotConnectIsToldWithTheFindingsOfTheDatabase() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app");
        Files.writeString(directory.resolve("Posts.java"), """
                interface Posts { @io.fraiseql.api.Query default String motto(io.fraiseql.api.Context context) { return ""; } }
                """);
        Path config = config("");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("url = \"" + database.appUrl(), "url = \"" + elsewhere(database.appUrl())));
        var run = run("doctor", "--config", config.toString(), "--probe");
        assertThat(run.out)
                .contains("error    R5")
                .contains("info     X3   GraphQL")
                .contains("no_such_database");
    }

    private String elsewhere(String url) {
        return url.replace("/" + database.name(), "/no_such_database");
    }

    @Test
    void anApiThatWouldNotBeTriedIsWrongUsage() throws Exception {
        Path api = Files.writeString(directory.resolve("Posts.java"), "interface Posts {}");
        for (String option : List.of("--schema", "--schema-jar")) {
            var withoutProbe = run("doctor", "--config", config("").toString(), option, api.toString());
            assertThat(withoutProbe.status).isEqualTo(2);
            assertThat(withoutProbe.err).contains("add --probe");
            var withoutConfig = doctor("--probe", option, api.toString());
            assertThat(withoutConfig.status).isEqualTo(2);
            assertThat(withoutConfig.err).contains("give --config");
        }
    }

    @Test
    void aDatabaseOfOneTenantLetsInRolesByName() {
        sound();
        assertThat(doctor("--own-database").out).contains("warning  D1").contains("REVOKE CONNECT ON DATABASE");
        database.superuser("REVOKE CONNECT ON DATABASE " + database.name() + " FROM PUBLIC");
        database.superuser("GRANT CONNECT ON DATABASE " + database.name() + " TO blog_app, blog_owner");
        assertThat(doctor("--own-database").out).isEqualTo("isolated: no finding\n");
    }

    @Test
    void theExampleIsIsolated() {
        var run = run("doctor", "--config", "../examples/blog/fraiseql.toml", "--probe");
        assertThat(run.out).isEqualTo("isolated: no finding\n");
        assertThat(run.status).isZero();
    }

    @Test
    void anAcknowledgedFindingDoesNotCount() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app");
        Path baseline = Files.writeString(directory.resolve("baseline.toml"), """
                [[acknowledged]]
                check = "R5"
                object = "public.tb_post"
                severity = "error"
                reason = "a nightly job empties the table"
                date = 2026-11-21
                """);
        var run = doctor("--baseline", baseline.toString());
        assertThat(run.out).isEqualTo("isolated: no finding, and 1 acknowledged\n");
        assertThat(run.status).isZero();
    }

    @Test
    void anAcknowledgementWithoutAReasonIsRefused() throws Exception {
        Path baseline = Files.writeString(
                directory.resolve("baseline.toml"),
                "[[acknowledged]]\ncheck = \"R5\"\nobject = \"public.tb_post\"\ndate = 2026-11-21\n");
        var run = doctor("--baseline", baseline.toString());
        assertThat(run.status).isEqualTo(1);
        assertThat(run.err).contains("baseline.toml:1:1: reason is missing");
    }

    @Test
    void whatTheConfigurationAnswersForDoesNotCountForTheDoctorEither() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app");
        Path config = config("""
                [[isolation.acknowledged]]
                check = "R5"
                object = "public.tb_post"
                severity = "error"
                reason = "a nightly job empties the table"
                date = 2026-11-21
                """);
        assertThat(run("doctor", "--config", config.toString()).out)
                .isEqualTo("isolated: no finding, and 1 acknowledged\n");
        Files.writeString(config, Files.readString(config).replace("R5", "R55"));
        assertThat(run("doctor", "--config", config.toString()).err).contains("is of no check that there is");
    }

    @Test
    void theFixIsAFileThatMendsAndNothingIsChangedBefore() throws Exception {
        sound().owner("GRANT TRUNCATE ON tb_post TO blog_app", "ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY");
        Path fix = directory.resolve("V2__isolation.sql");
        assertThat(doctor("--fix", fix.toString()).status).isEqualTo(1);
        assertThat(doctor().status).isEqualTo(1);
        database.owner(Files.readString(fix));
        assertThat(doctor().out).isEqualTo("isolated: no finding\n");
        assertThat(doctor("--fix", fix.toString()).err).contains("is there already");
    }

    @Test
    void aConfigurationSaysWhatToExamine() throws Exception {
        sound().owner("CREATE POLICY admin ON tb_post FOR SELECT USING (current_setting('app.user_role', true) ="
                + " 'admin')");
        Path config = config("[session_variables]\n\"app.user_role\" = \"role\"\n");
        var run = run("doctor", "--config", config.toString());
        assertThat(run.out)
                .contains("warning  Z2   public.tb_post")
                .contains("app.user_role is its claim role")
                .endsWith("isolated: 1 finding\n");
        assertThat(run.status).isZero();
    }

    private Path config(String further) throws Exception {
        return Files.writeString(
                directory.resolve("fraiseql.toml"), """
                [project]
                name = "blog"
                [database]
                url = "%s"
                owner_url = "%s"
                [auth]
                jwt_secret = "a secret of at least 32 bytes, or HS256 refuses it"
                %s""".formatted(database.appUrl(), database.ownerUrl(), further));
    }

    private TestDatabase sound() {
        return database.owner(
                "CREATE TABLE tb_post (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id))",
                "ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY",
                "CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true),"
                        + " '')::uuid)",
                "GRANT SELECT, INSERT, UPDATE, DELETE ON tb_post TO blog_app");
    }

    private Run doctor(String... options) {
        var arguments =
                new ArrayList<>(List.of("doctor", "--database-url", database.ownerUrl(), "--app-role=blog_app"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray(String[]::new));
    }

    private record Run(int status, String out, String err) {}

    private static Run run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int status = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(status, out.toString(), err.toString());
    }
}
