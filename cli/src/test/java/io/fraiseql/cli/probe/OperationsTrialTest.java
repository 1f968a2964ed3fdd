package io.fraiseql.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import io.fraiseql.doctor.probe.Probe;
import io.fraiseql.graphql.schema.ApiLoader;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.Rule;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operations with a leak seeded into them, each found with its document, beside sound ones that give nothing away. */
class OperationsTrialTest {
    private static final String SOUND = """
            @Query(sqlSource = "v_post") List<Post> posts(@Default("20") int limit);
            @Query(sqlSource = "v_post", idArg = "id") @Nullable Post post(UUID id);
            @Mutation default Post createPost(Context context, String title) {
                return context.db().queryOne(Post.class,
                    "INSERT INTO tb_post (tenant_id, user_id, title) VALUES (?, ?, ?) RETURNING *",
                    context.tenantId(), context.userId(), title);
            }
            @Mutation default Post renamePost(Context context, UUID id, String title) {
                return context.db().queryOne(Post.class, "UPDATE tb_post SET title = ? WHERE id = ? RETURNING *", title, id);
            }
            @Mutation default boolean deletePost(Context context, UUID id) {
                return context.db().execute("DELETE FROM tb_post WHERE id = ?", id) > 0;
            }
            """;

    private static TestDatabase sound;
    private TestDatabase database;

    @BeforeAll
    static void create() {
        sound = TestDatabase.create()
                .owner(
                        "CREATE TABLE tb_user (tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), name text NOT NULL,"
                                + " PRIMARY KEY (tenant_id, id))",
                        "CREATE TABLE tb_post (tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), number serial,"
                                + " user_id uuid NOT NULL, title text NOT NULL, PRIMARY KEY (tenant_id, id),"
                                + " FOREIGN KEY (tenant_id, user_id) REFERENCES tb_user)",
                        policy("tb_user"),
                        policy("tb_post"),
                        "CREATE VIEW v_post WITH (security_invoker = true) AS SELECT * FROM tb_post",
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON tb_user, tb_post TO blog_app",
                        "GRANT USAGE ON SEQUENCE tb_post_number_seq TO blog_app",
                        "GRANT SELECT ON v_post TO blog_app");
    }

    @AfterAll
    static void drop() {
        sound.close();
    }

    @BeforeEach
    void copy() {
        database = sound.copy();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void soundOperationsGiveNothingAwayAndLeaveNothing() throws Exception {
        assertThat(probe("")).isEmpty();
        assertThat(database.value("SELECT (SELECT count(*) FROM tb_post) + (SELECT count(*) FROM tb_user)"))
                .isEqualTo("0");
    }

    @Test
    void aBodyThatReadsOverTenantsThroughADefinersFunctionIsShownWithItsDocument() throws Exception {
        database.superuser(
                "CREATE FUNCTION latest_title() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public"
                        + " AS 'SELECT string_agg(title, '','') FROM tb_post'");
        assertThat(probe("""
                @Mutation default String greet(Context context, String name) {
                    return name + context.db().queryOne(String.class, "SELECT latest_title()");
                }
                """)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X1);
            assertThat(finding.object()).isEqualTo("Mutation.greet");
            assertThat(finding.message())
                    .contains("shows the value '")
                    .contains("mutation { greet(name: \"nobody's\") }");
        });
    }

    @Test
    void aViewWithItsOwnersRightsIsShownThoughEveryRowOfItSaysThatItIsTheTenants() throws Exception {
        database.superuser(
                "CREATE VIEW v_total AS SELECT u.tenant_id, u.id, (SELECT count(*) FROM tb_post) AS posts FROM tb_user u"
                        + " WHERE u.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid",
                "GRANT SELECT ON v_total TO blog_app");
        assertThat(probe("@Query(sqlSource = \"v_total\") List<Total> totals();"))
                .filteredOn(finding -> finding.object().equals("Query.totals"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.X1);
                    assertThat(finding.message())
                            .contains("is another when tenant B has rows")
                            .contains("query { totals { id posts } }");
                });
    }

    @Test
    void aBodyThatChangesTheRowsOfAnotherIsShownThoughItsAnswerSaysNothing() throws Exception {
        database.superuser(
                "CREATE FUNCTION touch(of uuid) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public"
                        + " AS 'UPDATE tb_post SET title = title || ''!'' WHERE id = of'");
        assertThat(probe("""
                @Mutation default boolean touch(Context context, UUID postId) {
                    context.db().execute("SELECT touch(?)", postId);
                    return true;
                }
                """))
                .filteredOn(finding -> finding.object().equals("Mutation.touch"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .contains("Mutation.touch changes the rows of tenant B")
                        .contains("mutation { touch(postId: \""));
    }

    @Test
    void aMutationThatIsAnSqlFunctionIsTriedLikeOneWithABody() throws Exception {
        database.superuser(
                "CREATE FUNCTION rename_any(id uuid, title text) RETURNS boolean LANGUAGE sql SECURITY DEFINER"
                        + " SET search_path = public AS 'UPDATE tb_post SET title = $2 WHERE tb_post.id = $1 RETURNING true'");
        assertThat(probe("@Mutation(function = \"rename_any\") boolean renameAny(UUID id, String title);"))
                .anySatisfy(finding -> assertThat(finding.message())
                        .contains("Mutation.renameAny changes the rows of tenant B")
                        .contains("mutation { renameAny(id: \""));
    }

    @Test
    void anErrorThatTellsWhatExistsIsAWarning() throws Exception {
        database.owner("ALTER TABLE tb_user ADD UNIQUE (name)");
        assertThat(probe("""
                @Mutation default long createUser(Context context, String name) {
                    return context.db().execute("INSERT INTO tb_user (tenant_id, name) VALUES (?, ?)", context.tenantId(), name);
                }
                """))
                .filteredOn(finding -> finding.object().equals("Mutation.createUser"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.X2));
    }

    @Test
    void aBodyThatCouldNotBeTakenBackIsNotRun() throws Exception {
        assertThat(probe("""
                @Mutation default String write(Context context) throws Exception {
                    java.nio.file.Files.writeString(java.nio.file.Path.of("target/written"), "");
                    throw new IllegalStateException("it was run");
                }
                """)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X3);
            assertThat(finding.object()).isEqualTo("Mutation.write");
            assertThat(finding.message()).contains("its body uses java.nio.file.Path");
        });
        assertThat(java.nio.file.Path.of("target/written")).doesNotExist();
    }

    @Test
    void aBodyThatSetsASequenceIsNotRun() throws Exception {
        database.superuser("CREATE SEQUENCE counter; GRANT ALL ON SEQUENCE counter TO blog_app");
        assertThat(probe("""
                @Mutation default long jump(Context context, String name) {
                    return context.db().queryOne(Long.class, "SELECT setval('counter', 1000) -- " + name);
                }
                """)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X3);
            assertThat(finding.message()).contains("its body uses setval");
        });
        assertThat(database.value("SELECT last_value FROM counter")).isEqualTo("1");
    }

    @Test
    void anOrdinaryTypeIsTriedInEachOfItsColumnsAndWhatIsLeftOutOfAWideOneIsCounted() throws Exception {
        assertThat(wide(60)).isEmpty();
        assertThat(wide(120)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.X3);
            assertThat(finding.message()).matches("200 of 24\\d documents of Query.wides were tried\\.");
        });
    }

    private List<Finding> wide(int columns) throws Exception {
        String table = "tb_wide" + columns;
        database.owner(
                "CREATE TABLE " + table + " (tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), "
                        + columns(columns, "c%d text NOT NULL") + ", PRIMARY KEY (tenant_id, id))",
                policy(table),
                "GRANT SELECT, INSERT ON " + table + " TO blog_app");
        return probe(
                "@Query(sqlSource = \"" + table + "\") List<Wide> wides();",
                "@Type record Wide(UUID id, " + columns(columns, "String c%d") + ") {}");
    }

    private static String columns(int count, String form) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(form::formatted)
                .collect(java.util.stream.Collectors.joining(", "));
    }

    private List<Finding> probe(String further) throws Exception {
        return probe(further, "");
    }

    private List<Finding> probe(String further, String types) throws Exception {
        var apis = SchemaClasses.fromSource(
                List.of(new SchemaSource("Blog.java", """
                import io.fraiseql.api.*;
                import java.util.List;
                import java.util.UUID;
                import org.jspecify.annotations.Nullable;

                @Type record Post(UUID id, String title) {}
                @Type record Total(UUID id, long posts) {}

                """ + types + """
                interface Blog {
                """ + SOUND + further + "}")));
        var config = FraiseqlConfig.parse(
                "[project]\nname = \"blog\"\n[database]\nurl = \"" + database.appUrl() + "\"\n", "test", Map.of());
        var scope = new InspectionScope(
                "blog_app", List.of("public"), "tenant_id", Set.of("app.tenant_id"), Set.of(), Map.of());
        try (var app = database.connect("blog_app");
                var connection = database.connect("postgres")) {
            var api = ApiLoader.load(apis, app, "tenant_id");
            return Probe.attempt(connection, scope, new OperationsTrial(api, config)).stream()
                    .filter(finding -> finding.object().matches("(Query|Mutation)\\..*"))
                    .sorted(java.util.Comparator.comparing(Finding::object))
                    .toList();
        }
    }

    private static String policy(String table) {
        return "ALTER TABLE " + table + " ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
                + "CREATE POLICY tenant ON " + table
                + " USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)";
    }
}
