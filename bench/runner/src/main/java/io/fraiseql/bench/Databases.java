package io.fraiseql.bench;

import io.fraiseql.tenancy.config.Strategy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The same blog in every way in which tenants can be kept apart, each made when a peer needs it.
 *
 * <p>A tenant with a schema or a database of its own has the same tables, and the same rows in them, but no row-level
 * security: nobody else's rows are there.
 */
final class Databases {
    private final BenchServer server;
    private final Dataset rows;
    private final Progress progress;
    private final List<BenchDatabase> shared = new ArrayList<>();

    private Databases(BenchServer server, Dataset rows, Progress progress) {
        this.server = server;
        this.rows = rows;
        this.progress = progress;
    }

    /** Loads the blog of shared tables, and a copy whose row-level security can be taken away. */
    static Databases load(BenchServer server, Dataset rows, Progress progress) throws IOException, SQLException {
        var databases = new Databases(server, rows, progress);
        progress.say("loading %,d tenants into an embedded PostgreSQL".formatted(rows.tenants()));
        var blog = server.create("blog");
        blog.load(rows);
        var copy = server.copy(blog, "blog_without_rls");
        copy.execute("VACUUM (ANALYZE)");
        databases.shared.add(blog);
        databases.shared.add(copy);
        return databases;
    }

    /** Where all tenants share tables behind row-level security. */
    BenchDatabase blog() {
        return shared.getFirst();
    }

    /** The same rows, whose row-level security goes once servers have found it in order. */
    BenchDatabase withoutRowSecurity() {
        return shared.getLast();
    }

    /** What a peer is to serve. Its database has the registry of its tenants. */
    BenchDatabase of(Peer peer) throws IOException, SQLException {
        return switch (peer.strategy()) {
            case ROW -> peer.rowSecurity() ? blog() : withoutRowSecurity();
            case SCHEMA -> schemas(peer);
            case DATABASE -> databases(peer);
            case HYBRID -> throw new BenchFailure(peer.name() + ": nobody has said which tenants lie where");
        };
    }

    private BenchDatabase schemas(Peer peer) throws IOException, SQLException {
        var database = server.create(peer.databaseName());
        int tenants = peer.tenants(rows.tenants());
        database.execute(registered(tenants, Strategy.SCHEMA, "NULL"));
        for (int tenant = 0; tenant < tenants; tenant++) {
            say(peer, "schemas", tenant, tenants);
            String schema = "tenant_" + RowIds.tenant(tenant);
            database.execute(server.inSchema(schema)
                    + String.join("\n", BenchDatabase.withoutRowSecurity().toList())
                    + rows.rowsOf(tenant)
                    + "RESET search_path;");
        }
        database.execute("VACUUM (ANALYZE)", "CHECKPOINT");
        return database;
    }

    private BenchDatabase databases(Peer peer) throws IOException, SQLException {
        var registry = server.create(peer.databaseName());
        int tenants = peer.tenants(rows.tenants());
        String first = registry.name() + "_";
        String url = registry.app().in(first).url();
        registry.execute(registered(tenants, Strategy.DATABASE, "'" + url + "' || t"));
        for (int tenant = 0; tenant < tenants; tenant++) {
            say(peer, "databases", tenant, tenants);
            var database = server.create(first + tenant);
            database.disableRowSecurity();
            database.execute(rows.rowsOf(tenant), "VACUUM (ANALYZE) tb_user, tb_post, tb_comment");
        }
        registry.execute("CHECKPOINT");
        return registry;
    }

    private String registered(int tenants, Strategy strategy, String url) {
        return new Dataset(rows.script(), tenants, rows.users(), rows.posts(), rows.comments())
                .registry(Peer.word(strategy), url);
    }

    private void say(Peer peer, String what, int tenant, int tenants) {
        if (tenant % 50 == 0) {
            progress.say("%s: %d of %d %s".formatted(peer.name(), tenant, tenants, what));
        }
    }

    /** Removes what the workload that writes has written to shared tables. */
    void removeCreated() throws SQLException {
        for (BenchDatabase database : shared) {
            database.removeCreated();
        }
    }
}
