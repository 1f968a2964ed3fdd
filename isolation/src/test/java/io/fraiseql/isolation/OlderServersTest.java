package io.fraiseql.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.tenancy.placement.RelationName;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL 14 has no views that read as who asks: the remedies there are others. Their SQL runs on any version. */
class OlderServersTest {
    private static final String A = "aaaaaaaa-0000-0000-0000-000000000000";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000000";

    private final Ground ground = new Ground();

    @AfterEach
    void close() {
        ground.close();
    }

    @Test
    void aViewOfTheTablesOwnerIsMendedByForce() throws SQLException {
        posts().owner("ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY");
        mends(new ViewRights(), "v_post", "FORCE ROW LEVEL SECURITY");
    }

    @Test
    void aViewOfASuperuserIsGivenToTheTablesOwner() throws SQLException {
        posts().superuser("ALTER VIEW v_post OWNER TO postgres");
        mends(new ViewRights(), "v_post", "OWNER TO \"blog_owner\"");
    }

    @Test
    void aViewOfASuperuserOverATableOfOneIsLeftToTheReader() throws SQLException {
        posts().superuser("ALTER VIEW v_post OWNER TO postgres", "ALTER TABLE tb_post OWNER TO postgres");
        assertThat(inspect(new ViewRights(), "v_post"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("-- give the view public.v_post"));
    }

    @Test
    void aMaterializedViewIsReplacedByAViewWithoutOptions() throws SQLException {
        posts().owner(
                        "CREATE MATERIALIZED VIEW mv_post AS SELECT * FROM tb_post",
                        "GRANT SELECT ON mv_post TO " + ground.app());
        List<Finding> findings = inspect(new UnprotectedKinds(), "mv_post");
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).doesNotContain("invoker"));
        ground.superuser("SET ROLE blog_owner; " + findings.getFirst().fix());
        assertThat(inspect(new UnprotectedKinds(), "mv_post")).isEmpty();
        assertThat(ground.visibleTo(A, "mv_post")).isEqualTo(1);
    }

    private Ground posts() {
        return ground.soundTable("tb_post")
                .superuser(
                        "INSERT INTO tb_post VALUES (gen_random_uuid(), '" + A + "'), (gen_random_uuid(), '" + B + "')")
                .owner("CREATE VIEW v_post AS SELECT * FROM tb_post", "GRANT SELECT ON v_post TO " + ground.app());
    }

    private void mends(Check check, String served, String remedy) throws SQLException {
        assertThat(ground.visibleTo(A, served)).isEqualTo(2);
        List<Finding> findings = inspect(check, served);
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains(remedy));
        ground.superuser(findings.getFirst().fix());
        assertThat(inspect(check, served)).isEmpty();
        assertThat(ground.visibleTo(A, served)).isEqualTo(1);
    }

    private List<Finding> inspect(Check check, String served) throws SQLException {
        try (var connection = ground.connect()) {
            Catalog now = CatalogReader.read(connection, List.of(RelationName.parse(served)), "tenant_id");
            return check.inspect(new Catalog(
                    140_024,
                    now.login(),
                    now.reachable(),
                    now.served(),
                    now.missing(),
                    now.relations(),
                    now.tenantColumn()));
        }
    }
}
