CREATE TABLE tb_author (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE tb_post (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    author_id uuid NOT NULL,
    title text NOT NULL,
    kept interval NOT NULL DEFAULT '1 day',
    created_at timestamptz NOT NULL DEFAULT '2026-11-21 12:00:00+01',
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, title),
    FOREIGN KEY (tenant_id, author_id) REFERENCES tb_author
);
ALTER TABLE tb_author ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_author USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE VIEW v_author WITH (security_invoker = true) AS SELECT tenant_id, id, name FROM tb_author;
CREATE VIEW v_post WITH (security_invoker = true) AS SELECT tenant_id, id, author_id, title, kept, created_at FROM tb_post;
CREATE VIEW v_slow WITH (security_invoker = true) AS
    SELECT tenant_id, id, author_id, title, kept, created_at FROM tb_post WHERE (SELECT pg_sleep(30)) IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_author, tb_post TO blog_app;
GRANT SELECT ON v_author, v_post, v_slow TO blog_app;
