-- A sound schema: nothing in it gives a finding.
SET ROLE blog_owner;

CREATE TABLE tb_user (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL DEFAULT gen_random_uuid(),
    name      text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE tb_post (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL DEFAULT gen_random_uuid(),
    user_id   uuid NOT NULL,
    status    text NOT NULL DEFAULT 'draft',
    rank      integer,
    pinned    boolean,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES tb_user (tenant_id, id) ON DELETE CASCADE
);
CREATE TABLE country (code text PRIMARY KEY, name text NOT NULL);
CREATE TABLE tb_event (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL DEFAULT gen_random_uuid(),
    at        date NOT NULL,
    PRIMARY KEY (tenant_id, id, at)
) PARTITION BY RANGE (at);
CREATE TABLE tb_event_2026 PARTITION OF tb_event FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');

ALTER TABLE tb_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_user USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenant ON tb_event USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

CREATE VIEW v_post WITH (security_invoker = true) AS SELECT tenant_id, id, user_id, status, rank FROM tb_post;

GRANT SELECT, INSERT, UPDATE, DELETE ON tb_user, tb_post, tb_event TO doctor_app;
GRANT SELECT ON v_post, country TO doctor_app;
GRANT USAGE ON SCHEMA public TO doctor_app;
-- What PostgreSQL 14 grants by itself.
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
RESET ROLE;
