package io.fraiseql.isolation.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.CatalogTransaction;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL 14 has no views that read as who asks: the fixes there are others. Their SQL runs on any version. */
class OlderServersTest {
    private static final String A = "aaaaaaaa-0000-0000-0000-000000000000";
    private static final String B = "bbbbbbbb-0000-0000-0000-000000000000";

    private final FaultyDatabase database = new FaultyDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aViewOfTheTablesOwnerIsMendedByForce() throws SQLException {
        posts().owner("ALTER TABLE tb_post NO FORCE ROW LEVEL SECURITY");
        mends(ViewOwners::inspect, "v_post", "FORCE ROW LEVEL SECURITY");
    }

    @Test
    void aViewOfASuperuserIsGivenToTheTablesOwner() throws SQLException {
        posts().superuser("ALTER VIEW v_post OWNER TO postgres");
        mends(ViewOwners::inspect, "v_post", "OWNER TO \"blog_owner\"");
    }

    @Test
    void aViewOfASuperuserOverATableOfOneIsLeftToTheReader() throws SQLException {
        posts().superuser("ALTER VIEW v_post OWNER TO postgres", "ALTER TABLE tb_post OWNER TO postgres");
        assertThat(inspect(ViewOwners::inspect, "v_post"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains("-- give the view public.v_post"));
    }

    @Test
    void aMaterializedViewIsReplacedByAViewWithoutOptions() throws SQLException {
        posts().owner(
                        "CREATE MATERIALIZED VIEW mv_post AS SELECT * FROM tb_post",
                        "GRANT SELECT ON mv_post TO " + database.app());
        List<Finding> findings = inspect(UnprotectableRelations::inspect, "mv_post");
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).doesNotContain("invoker"));
        database.superuser("SET ROLE blog_owner; " + findings.getFirst().fix());
        assertThat(inspect(UnprotectableRelations::inspect, "mv_post")).isEmpty();
        assertThat(database.visibleTo(A, "mv_post")).isEqualTo(1);
    }

    private FaultyDatabase posts() {
        return database.soundTable("tb_post")
                .superuser(
                        "INSERT INTO tb_post VALUES (gen_random_uuid(), '" + A + "'), (gen_random_uuid(), '" + B + "')")
                .owner("CREATE VIEW v_post AS SELECT * FROM tb_post", "GRANT SELECT ON v_post TO " + database.app());
    }

    private void mends(Function<AccessGraph, List<Finding>> check, String served, String fix) throws SQLException {
        assertThat(database.visibleTo(A, served)).isEqualTo(2);
        List<Finding> findings = inspect(check, served);
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.fix()).contains(fix));
        database.superuser(findings.getFirst().fix());
        assertThat(inspect(check, served)).isEmpty();
        assertThat(database.visibleTo(A, served)).isEqualTo(1);
    }

    private List<Finding> inspect(Function<AccessGraph, List<Finding>> check, String served) throws SQLException {
        try (var connection = database.connect()) {
            var scope = new InspectionScope(
                    database.app(), List.of(), "tenant_id", InspectionScope.TENANT_VARIABLES, Set.of(), Map.of());
            AccessGraph now = new CatalogTransaction(connection)
                    .read(() -> Catalog.of(connection, scope, List.of(RelationName.parse(served)))
                            .graph());
            return check.apply(new AccessGraph(
                    140_024,
                    now.appRole(),
                    now.reachable(),
                    now.served(),
                    now.missing(),
                    now.relations(),
                    now.tenantColumn()));
        }
    }
}
