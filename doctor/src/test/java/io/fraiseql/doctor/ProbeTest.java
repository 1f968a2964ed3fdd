package io.fraiseql.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.doctor.probe.Probe;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.Rule;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private final ExaminedDatabase examined = new ExaminedDatabase();

    @AfterEach
    void close() {
        examined.close();
    }

    @Test
    void aSoundSchemaGivesNothingAway() {
        assertThat(probe("postgres")).isEmpty();
        assertThat(probe("doctor_app")).isEmpty();
    }

    @Test
    void aRowThatIsSeenIsShownWithTheStatement() {
        examined.run("CREATE POLICY drafts ON tb_post FOR SELECT USING (status = 'draft')");
        assertThat(probe("postgres"))
                .filteredOn(finding -> finding.rule() == Rule.X1)
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains("a row of tenant B of the table public.tb_post can be read")
                        .contains("SELECT count(*) FROM public.tb_post WHERE \"tenant_id\" = '"));
    }

    @Test
    void aRowThatIsGivenAwayIsFoundAndOneThatIsMadeForAnother() {
        examined.run("""
                DROP POLICY tenant ON tb_post;
                CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
                    WITH CHECK (true);
                CREATE POLICY seen ON tb_post FOR SELECT USING (true)
                """);
        assertThat(messages(probe("postgres")))
                .anyMatch(message -> message.contains("can be inserted"))
                .anyMatch(message -> message.contains("can be made out of one of tenant A"));
    }

    @Test
    void anOwnersViewAndADefinersFunctionAnswerDifferently() {
        examined.run("""
                RESET ROLE;
                CREATE VIEW v_count AS SELECT count(*) AS posts FROM tb_post;
                GRANT SELECT ON v_count TO doctor_app;
                CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER AS $$ SELECT count(*) FROM tb_post $$
                """);
        assertThat(probe("postgres"))
                .filteredOn(finding -> finding.rule() == Rule.X1)
                .extracting(Finding::object)
                .containsExactlyInAnyOrder("public.v_count", "public.total()");
    }

    @Test
    void keysWithoutTheTenantTellWhatExists() {
        examined.run("""
                ALTER TABLE tb_post ADD UNIQUE (id);
                CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL, post_id uuid NOT NULL REFERENCES tb_post (id),
                    PRIMARY KEY (tenant_id, id));
                ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
                GRANT SELECT, INSERT ON tb_note TO doctor_app
                """);
        List<Finding> findings = probe("doctor_app");
        assertThat(findings).allMatch(finding -> finding.rule() == Rule.X2);
        assertThat(messages(findings))
                .anyMatch(message -> message.contains("conflicts with it in a statement on the table public.tb_post"))
                .anyMatch(message -> message.contains(
                        "can be referred to, in public.tb_post, in a statement on the table public.tb_note"));
    }

    @Test
    void aDeleteThatCascadesIntoAnotherTenantIsShown() {
        examined.run("""
                ALTER TABLE tb_post ADD UNIQUE (id);
                CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL,
                    post_id uuid NOT NULL REFERENCES tb_post (id) ON DELETE CASCADE, PRIMARY KEY (tenant_id, id));
                ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
                GRANT SELECT, INSERT ON tb_note TO doctor_app
                """);
        for (String role : List.of("doctor_app", "postgres")) {
            assertThat(messages(probe(role)))
                    .anyMatch(message -> message.contains(
                                    "tb_note goes or changes when a row of tenant A that it refers to is deleted")
                            && message.contains("DELETE FROM public.tb_post WHERE \"id\" = '"));
        }
    }

    @Test
    void anUpsertThatLandsOnTheRowOfAnotherIsShown() {
        examined.run("""
                ALTER TABLE tb_post ADD UNIQUE (id);
                DROP POLICY tenant ON tb_post;
                CREATE POLICY tenant ON tb_post USING (true)
                    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
                """);
        assertThat(messages(probe("postgres")))
                .anyMatch(message -> message.contains("is taken over by an upsert")
                        && message.contains(
                                "ON CONFLICT (\"id\") DO UPDATE SET \"tenant_id\" = excluded.\"tenant_id\""));
    }

    @Test
    void aTableThatTakesNoRowIsNamed() {
        examined.run("ALTER TABLE tb_post ADD CONSTRAINT never CHECK (status = 'magic')");
        assertThat(probe("postgres")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X3);
            assertThat(finding.object()).isEqualTo("public.tb_post");
        });
    }

    @Test
    void whereATriggerMightDoWhatLastsNoRowIsMade() {
        examined.run("""
                CREATE SEQUENCE counter;
                GRANT ALL ON SEQUENCE counter TO doctor_app;
                CREATE FUNCTION jump() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN PERFORM setval('counter', 1000); RETURN new; END $$;
                CREATE TRIGGER jump BEFORE INSERT ON tb_post FOR EACH ROW EXECUTE FUNCTION jump()
                """);
        assertThat(probe("postgres")).singleElement().satisfies(ProbeTest::refused);
        assertThat(examined.database().value("SELECT last_value FROM counter")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION leave() RETURNS bigint LANGUAGE sql RETURN setval('s', 9)",
                "CREATE FUNCTION leave() RETURNS void LANGUAGE plpgsql AS 'BEGIN COPY tb_post TO ''/tmp/posts''; END'",
                "CREATE FUNCTION leave(c text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE format('COPY t TO "
                        + "PROGRAM %L', c); END $$",
                "CREATE FUNCTION leave() RETURNS void LANGUAGE plpgsql AS $$ DECLARE t text := '--'; BEGIN PERFORM "
                        + "pg_stat_reset(); END $$",
                "CREATE FUNCTION leave() RETURNS trigger LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler'",
                "CREATE FUNCTION leave(integer) RETURNS boolean LANGUAGE internal AS 'pg_cancel_backend'",
                "ALTER TABLE tb_post ALTER rank SET DEFAULT setval('s', 9)",
                "CREATE FOREIGN DATA WRAPPER files; CREATE SERVER far FOREIGN DATA WRAPPER files",
            })
    void aWayOutOfTheTransactionKeepsTheProbeFromTryingAnything(String way) {
        examined.run("RESET ROLE; CREATE SEQUENCE s; " + way);
        assertThat(probe("postgres")).singleElement().satisfies(ProbeTest::refused);
    }

    private static void refused(Finding finding) {
        assertThat(finding.rule()).isEqualTo(Rule.X3);
        assertThat(finding.object()).isEqualTo("probe");
        assertThat(finding.message()).contains("Nothing was tried");
    }

    @Test
    void theWordIsNotTheDeed() {
        examined.run("""
                CREATE TABLE copy_job (copy text);
                CREATE FUNCTION duplicate() RETURNS void LANGUAGE plpgsql AS '
                    BEGIN -- isn''t a copy to ''elsewhere'', nor setval
                    /* COPY tb_post /* to */ TO PROGRAM ''cat'' */
                    INSERT INTO copy_job SELECT copy FROM copy_job;
                    END'
                """);
        assertThat(probe("postgres")).isEmpty();
    }

    @Test
    void aTableThatCannotBeWatchedIsNamed() {
        examined.run("""
                CREATE TABLE tb_kind (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
                ALTER TABLE tb_post ADD kind_id uuid, ADD FOREIGN KEY (tenant_id, kind_id) REFERENCES tb_kind
                """);
        List<Finding> findings = probe("doctor_app");
        assertThat(findings).allMatch(finding -> finding.rule() == Rule.X3);
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.object()).isEqualTo("public.tb_kind");
            assertThat(finding.message()).contains("not known whether tenant A changed");
        });
    }

    @Test
    void whatDoesNotAnswerInTimeIsNamed() {
        examined.run("""
                CREATE FUNCTION forever() RETURNS integer LANGUAGE plpgsql STABLE AS $$
                    BEGIN RAISE EXCEPTION 'too long' USING ERRCODE = '57014'; END $$
                """);
        assertThat(probe("postgres")).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X3);
            assertThat(finding.object()).isEqualTo("public.forever()");
        });
    }

    @Test
    void whereThereIsNothingToTryThatIsSaid() {
        examined.run("REVOKE ALL ON tb_user, tb_post, tb_event FROM doctor_app");
        assertThat(probe("postgres")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X3);
            assertThat(finding.message()).contains("No table was tried");
        });
    }

    private static List<String> messages(List<Finding> findings) {
        return findings.stream().map(Finding::message).toList();
    }

    private List<Finding> probe(String role) {
        try (var connection = examined.database().connect(role)) {
            List<Finding> findings = Probe.attempt(connection, ExaminedDatabase.scope());
            assertThat(connection.getAutoCommit()).isTrue();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT count(*) FROM pg_class WHERE relname = 'tb_post'")) {
                assertThat(rows.next()).isTrue();
            }
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
