CREATE TYPE post_status AS ENUM ('DRAFT', 'PUBLISHED', 'ARCHIVED');
CREATE TYPE lower_status AS ENUM ('draft', 'published');

CREATE TABLE tb_user (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    name      text NOT NULL,
    email     text,
    secret    text NOT NULL DEFAULT 'hush',
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE tb_post (
    tenant_id  uuid NOT NULL,
    id         uuid NOT NULL,
    user_id    uuid NOT NULL,
    title      text NOT NULL,
    content    text,
    status     post_status NOT NULL DEFAULT 'DRAFT',
    likes      int4 NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES tb_user (tenant_id, id)
);
CREATE TABLE tb_comment (
    tenant_id  uuid NOT NULL,
    id         uuid NOT NULL,
    post_id    uuid NOT NULL,
    user_id    uuid,
    content    text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, post_id) REFERENCES tb_post (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES tb_user (tenant_id, id)
);
CREATE TABLE tb_sample (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    text      text,
    number    int4,
    big       int8,
    ratio     float8,
    price     numeric,
    flag      bool,
    day       date,
    hour      time,
    moment    timestamptz,
    period    interval,
    document  jsonb,
    status    lower_status,
    words     text[],
    numbers   int4[],
    ids       uuid[],
    moments   timestamptz[],
    parent_id uuid,
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE tb_article (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL,
    data      jsonb NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE country (id text PRIMARY KEY, name text NOT NULL);

CREATE VIEW v_user WITH (security_invoker = true) AS SELECT * FROM tb_user;
CREATE VIEW v_post WITH (security_invoker = true) AS SELECT * FROM tb_post;
CREATE VIEW v_comment WITH (security_invoker = true) AS SELECT * FROM tb_comment;
CREATE VIEW v_article WITH (security_invoker = true) AS
    SELECT tenant_id, id, (data ->> 'views')::int4 AS views, data FROM tb_article;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['tb_user', 'tb_post', 'tb_comment', 'tb_sample', 'tb_article'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY tenant ON %I USING (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
    END LOOP;
END
$$;

CREATE FUNCTION fn_rename_post(id uuid, title text DEFAULT 'untitled') RETURNS tb_post LANGUAGE sql AS
    'UPDATE tb_post SET title = fn_rename_post.title WHERE tb_post.id = fn_rename_post.id RETURNING *';
CREATE FUNCTION fn_like(id uuid, times int4) RETURNS int4 LANGUAGE sql AS
    'UPDATE tb_post SET likes = likes + times WHERE tb_post.id = fn_like.id RETURNING likes';

GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO blog_app;
REVOKE INSERT, UPDATE, DELETE ON country FROM blog_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO blog_admin;
