package io.fraiseql.lifecycle.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFilesTest {
    @TempDir
    private Path directory;

    @Test
    void filesAreOrderedByNumbersAndNotByText() {
        var migrations =
                Migrations.of(Map.of("V10__c.sql", "", "V2.1__b.sql", "", "V002__a.sql", "", "V2_1_5__bb.sql", ""));
        assertThat(migrations.all())
                .extracting(MigrationFile::name)
                .containsExactly("V002__a.sql", "V2.1__b.sql", "V2_1_5__bb.sql", "V10__c.sql");
    }

    @Test
    void twoFilesOfOneVersionAreRefused() {
        assertThatThrownBy(() -> Migrations.of(Map.of("V1__a.sql", "", "V1.0__b.sql", "")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V1.0__b.sql and V1__a.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"V1_typo.sql", "v1__a.sql", "1__a.sql", "V__a.sql", "V1__.sql", "R__views.sql", "tables.sql"})
    void anSqlFileThatIsNoMigrationIsRefusedRatherThanPassedOver(String name) throws Exception {
        Files.writeString(directory.resolve(name), "SELECT 1");
        assertThatThrownBy(() -> Migrations.read(directory))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("V2__comments.sql");
    }

    @Test
    void otherFilesAndDirectoriesAreLeftAlone() throws Exception {
        Files.writeString(directory.resolve("README.md"), "# here");
        Files.createDirectory(directory.resolve("seed"));
        Files.writeString(directory.resolve("seed/admin.sql"), "SELECT 1");
        Files.writeString(directory.resolve("V1__a.sql"), "SELECT 1");
        assertThat(Migrations.read(directory).size()).isEqualTo(1);
    }

    @Test
    void aMissingDirectoryIsToldWithWhatShouldBeThere() {
        assertThatThrownBy(() -> Migrations.read(directory.resolve("none")))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("V1__tables.sql");
    }

    @Test
    void markersAtTheHeadSayWhereAndHow() {
        assertThat(file("-- Countries.\n-- fraiseql: shared\nSELECT 1").scope()).isEqualTo(MigrationScope.SHARED);
        assertThat(file("-- fraiseql: shared, no transaction\nVACUUM").transactional())
                .isFalse();
        assertThat(file("SELECT 1;\n-- fraiseql: shared\n").scope()).isEqualTo(MigrationScope.TENANT);
        assertThat(file("SELECT 1").transactional()).isTrue();
    }

    @Test
    void anUnknownMarkerIsRefused() {
        assertThatThrownBy(() -> file("-- fraiseql: shard\nSELECT 1"))
                .hasMessageContaining("'-- fraiseql: shard' is unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BEGIN; SELECT 1; COMMIT | begin or end",
                "SELECT 1; rollback | begin or end",
                "START  TRANSACTION | begin or end",
                "\\connect other | psql",
                "COPY t (a) FROM stdin | INSERT"
            })
    void whatCannotBeAMigrationIsRefusedBeforeAnythingRuns(String sql, String reason) {
        assertThatThrownBy(() -> file(sql)).hasMessageContaining("line 1").hasMessageContaining(reason);
    }

    @Test
    void theChecksumIsTheSameWithTheLineEndsOfAnotherSystem() {
        assertThat(file("SELECT 1;\r\nSELECT 2;\r\n").checksum())
                .isEqualTo(file("SELECT 1;\nSELECT 2;\n").checksum());
        assertThat(file("SELECT 1;").checksum()).isNotEqualTo(file("SELECT 2;").checksum());
    }

    @Test
    void semicolonsThatEndNothingAreSeenThrough() {
        List<ScriptStatement> statements = file("""
                -- first; not a statement
                CREATE TABLE a (t text DEFAULT ';');

                /* second; /* nested; */ */
                CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $body$
                BEGIN
                    PERFORM 1; -- ' an apostrophe
                END $body$;
                CREATE OR REPLACE FUNCTION g() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END;
                SELECT '{not a jdbc escape}', '?'::text;
                ;
                CREATE RULE r AS ON DELETE TO a DO INSTEAD (SELECT 1; SELECT 2);
                SELECT E'it\\'s;', "semi;colon", $q$;$q$
                -- the end
                """).statements();
        assertThat(statements).extracting(ScriptStatement::line).containsExactly(2, 5, 9, 10, 12, 13);
        assertThat(statements.get(0).text()).isEqualTo("CREATE TABLE a (t text DEFAULT ';')");
        assertThat(statements.get(1).text()).endsWith("$body$").contains("' an apostrophe");
        assertThat(statements.get(2).text()).endsWith("END");
    }

    private static MigrationFile file(String text) {
        return MigrationFile.of("V1__a.sql", text);
    }
}
