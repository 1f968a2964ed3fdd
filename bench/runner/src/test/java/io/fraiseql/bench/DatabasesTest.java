package io.fraiseql.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.tenancy.config.Strategy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabasesTest {
    private static final RepositoryPaths PATHS =
            new RepositoryPaths(Path.of("../..").toAbsolutePath().normalize());
    private static final int TENANT = 2;
    private static final String POSTS = "SELECT id || title || content || created_at FROM %sv_post WHERE tenant_id = '"
            + RowIds.tenant(TENANT) + "' ORDER BY id";
    private static final Peer PEER =
            new Peer("own-place", Path.of("peer"), true, true, Strategy.ROW, 3, Integer.MAX_VALUE);

    private static Databases databases;
    private static List<String> shared;

    @BeforeAll
    static void load() throws Exception {
        var server = BenchServer.start(Lifetime.ofProcess(), PATHS.schema(), 16);
        databases = Databases.load(
                server,
                Dataset.full(PATHS.rows(), 4),
                new Progress(new PrintStream(OutputStream.nullOutputStream()), false));
        shared = texts(databases.blog().superuser(), POSTS.formatted(""));
        assertThat(shared).hasSize(RowIds.POSTS);
    }

    @Test
    void aTenantHasTheSameRowsInASchemaOfItsOwn() throws Exception {
        BenchDatabase schemas = databases.of(peer("own-schema", Strategy.SCHEMA));

        assertThat(texts(schemas.app(), POSTS.formatted("\"tenant_" + RowIds.tenant(TENANT) + "\".")))
                .isEqualTo(shared);
        assertThat(texts(schemas.app(), "SELECT placement FROM tenant_databases"))
                .containsExactly("schema", "schema", "schema");
        assertThat(texts(schemas.superuser(), "SELECT id FROM public.tb_post")).isEmpty();
    }

    @Test
    void aTenantHasTheSameRowsInTheDatabaseThatTheRegistryNames() throws Exception {
        BenchDatabase registry = databases.of(peer("own-database", Strategy.DATABASE));

        List<String> urls = texts(
                registry.app(),
                "SELECT database_url FROM tenant_databases WHERE tenant_id = '" + RowIds.tenant(TENANT) + "'");
        assertThat(urls)
                .containsExactly(registry.app().in("own_database_" + TENANT).url());
        assertThat(texts(registry.app().in("own_database_" + TENANT), POSTS.formatted("")))
                .isEqualTo(shared);
    }

    @Test
    void rowsThatWereCreatedAreRemovedAndOthersStay() throws Exception {
        databases
                .blog()
                .execute("INSERT INTO tb_post (tenant_id, id, user_id, title, content) VALUES ('"
                        + RowIds.tenant(TENANT) + "', 'ffffffff-0000-4000-8000-000000000000', '"
                        + RowIds.user(TENANT) + "', 'new', 'new')");

        databases.removeCreated();

        assertThat(texts(databases.blog().superuser(), POSTS.formatted(""))).isEqualTo(shared);
    }

    private static Peer peer(String name, Strategy strategy) {
        return new Peer(name, PEER.folder(), PEER.token(), PEER.rowSecurity(), strategy, PEER.most(), PEER.hot());
    }

    private static List<String> texts(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
