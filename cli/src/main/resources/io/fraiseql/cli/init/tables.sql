-- Written by 'fraiseql sql'. Run by the role @prefix@_owner; @prefix@_app serves and owns nothing, @prefix@_admin reads across tenants.
-- Every key begins with the tenant, so that a foreign key cannot point into another tenant.

CREATE TABLE tb_user (
    tenant_id  text        NOT NULL,
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    name       text        NOT NULL,
    email      text        NOT NULL,
    role       text        NOT NULL DEFAULT 'member',
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, email)
);

CREATE TABLE tb_setting (
    tenant_id text NOT NULL,
    key       text NOT NULL,
    value     text NOT NULL,
    PRIMARY KEY (tenant_id, key)
);

CREATE TABLE tb_item (
    tenant_id  text        NOT NULL,
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    name       text        NOT NULL,
    quantity   integer     NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX ON tb_item (tenant_id, created_at DESC, id);

ALTER TABLE tb_user ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_setting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- Without a tenant the setting is empty or absent, the comparison is with NULL, and nothing is seen or written.
CREATE POLICY tenant ON tb_user
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), ''))
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), ''));
CREATE POLICY tenant ON tb_setting
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), ''))
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), ''));
CREATE POLICY tenant ON tb_item
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), ''))
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), ''));

-- security_invoker: a view without it would run with its owner's rights, past the policies.
CREATE VIEW v_user WITH (security_invoker = true) AS
    SELECT tenant_id, id, name, email, role, created_at FROM tb_user;
CREATE VIEW v_setting WITH (security_invoker = true) AS
    SELECT tenant_id, key, value FROM tb_setting;
CREATE VIEW v_item WITH (security_invoker = true) AS
    SELECT tenant_id, id, name, quantity, created_at FROM tb_item;

REVOKE ALL ON tb_user, tb_setting, tb_item, v_user, v_setting, v_item FROM PUBLIC;
-- TRUNCATE and REFERENCES pass by row-level security, and are granted to nobody.
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_user, tb_setting, tb_item TO @prefix@_app;
GRANT SELECT ON v_user, v_setting, v_item TO @prefix@_app;
GRANT SELECT ON tb_user, tb_setting, tb_item, v_user, v_setting, v_item TO @prefix@_admin;
