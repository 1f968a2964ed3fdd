-- Written by 'fraiseql sql'. Run by the role blog_owner; blog_app serves and owns nothing, blog_admin reads across tenants.
-- Every key begins with the tenant, so that a foreign key cannot point into another tenant.

CREATE TABLE tb_user (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    name       text        NOT NULL,
    email      text        NOT NULL,
    role       text        NOT NULL DEFAULT 'AUTHOR',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, email),
    CHECK (role = ANY (ARRAY['AUTHOR'::text, 'EDITOR'::text, 'READER'::text]))
);

CREATE TABLE tb_post (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    user_id    uuid        NOT NULL,
    title      text        NOT NULL,
    content    text        NOT NULL,
    published  boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, user_id) REFERENCES tb_user (tenant_id, id)
);

CREATE TABLE tb_comment (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    post_id    uuid        NOT NULL,
    user_id    uuid        NOT NULL,
    content    text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, post_id) REFERENCES tb_post (tenant_id, id) ON DELETE CASCADE,
    FOREIGN KEY (tenant_id, user_id) REFERENCES tb_user (tenant_id, id)
);

CREATE INDEX ON tb_user (tenant_id, created_at DESC, id);
CREATE INDEX ON tb_post (tenant_id, created_at DESC, id);
CREATE INDEX ON tb_post (tenant_id, user_id, created_at DESC, id);
CREATE INDEX ON tb_comment (tenant_id, post_id, created_at DESC, id);
CREATE INDEX ON tb_comment (tenant_id, user_id);

ALTER TABLE tb_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_post ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_comment ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- Without a tenant the setting is empty or absent, the comparison is with NULL, and nothing is seen or written.
CREATE POLICY tenant ON tb_user
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenant ON tb_post
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenant ON tb_comment
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- security_invoker: a view without it would run with its owner's rights, past the policies.
CREATE VIEW v_user WITH (security_invoker = true) AS
    SELECT tenant_id, id, name, email, role, created_at FROM tb_user;
CREATE VIEW v_post WITH (security_invoker = true) AS
    SELECT tenant_id, id, user_id, title, content, published, created_at FROM tb_post;
CREATE VIEW v_comment WITH (security_invoker = true) AS
    SELECT tenant_id, id, post_id, user_id, content, created_at FROM tb_comment;

REVOKE ALL ON tb_user, tb_post, tb_comment, v_user, v_post, v_comment FROM PUBLIC;
-- TRUNCATE and REFERENCES pass by row-level security, and are granted to nobody.
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_user, tb_post, tb_comment TO blog_app;
GRANT SELECT ON v_user, v_post, v_comment TO blog_app;
GRANT SELECT ON tb_user, tb_post, tb_comment, v_user, v_post, v_comment TO blog_admin;
