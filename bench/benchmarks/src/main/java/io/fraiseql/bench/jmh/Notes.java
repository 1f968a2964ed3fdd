package io.fraiseql.bench.jmh;

import io.fraiseql.api.Default;
import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The API that is planned and written. */
interface Notes {
    /** SQL of its table, for the owner to run; the app role is {@code bench_app}. */
    String SQL = """
            CREATE TABLE tb_note (
                tenant_id uuid NOT NULL, id uuid NOT NULL DEFAULT gen_random_uuid(), title text NOT NULL, done boolean NOT NULL,
                created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (tenant_id, id));
            ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
            CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
            GRANT SELECT ON tb_note TO bench_app;
            INSERT INTO tenant_databases (tenant_id, state, placement)
            SELECT ('7e000000-0000-4000-8000-' || 100000000000 + t), 'active', 'row' FROM generate_series(0, 999) AS t;
            SELECT set_config('app.tenant_id', '7e000000-0000-4000-8000-100000000000', true);
            INSERT INTO tb_note (tenant_id, title, done)
            SELECT '7e000000-0000-4000-8000-100000000000', 'Note ' || n || ' of a thousand', n % 2 = 0 FROM generate_series(1, 1000) AS n;
            """;

    /** A tenant that has a thousand of them. */
    String TENANT = "7e000000-0000-4000-8000-100000000000";

    String DOCUMENT =
            "query Notes($limit: Int!) { notes(limit: $limit, orderBy: [{ createdAt: DESC }]) { id title done createdAt } }";

    @Type
    record Note(UUID id, String title, boolean done, OffsetDateTime createdAt) {}

    @Query(sqlSource = "tb_note")
    List<Note> notes(@Default("20") int limit);
}
