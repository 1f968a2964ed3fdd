-- Written by 'fraiseql sql'. Run by the role blog_owner; blog_app serves and owns nothing, blog_admin reads across tenants.
-- Every key begins with the tenant, so that a foreign key cannot point into another tenant.

CREATE TABLE tb_setting (
    tenant_id uuid NOT NULL,
    key       text NOT NULL,
    value     text NOT NULL,
    PRIMARY KEY (tenant_id, key)
);

ALTER TABLE tb_setting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;

-- Without a tenant the setting is empty or absent, the comparison is with NULL, and nothing is seen or written.
CREATE POLICY tenant ON tb_setting
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- security_invoker: a view without it would run with its owner's rights, past the policies.
CREATE VIEW v_setting WITH (security_invoker = true) AS
    SELECT tenant_id, key, value FROM tb_setting;

REVOKE ALL ON tb_setting, v_setting FROM PUBLIC;
-- TRUNCATE and REFERENCES pass by row-level security, and are granted to nobody.
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_setting TO blog_app;
GRANT SELECT ON v_setting TO blog_app;
GRANT SELECT ON tb_setting, v_setting TO blog_admin;
