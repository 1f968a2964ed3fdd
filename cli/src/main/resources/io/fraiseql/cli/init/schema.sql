-- Run by @prefix@_owner. @prefix@_app serves and owns nothing; @prefix@_admin reads across tenants.
CREATE TABLE tb_item (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL DEFAULT gen_random_uuid(),
    name       text        NOT NULL,
    quantity   integer     NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (tenant_id, id)
);

CREATE INDEX ON tb_item (tenant_id, created_at DESC, id);

ALTER TABLE tb_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_item
    USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

-- security_invoker: without it the view would run with its owner's rights, past the policy.
CREATE VIEW v_item WITH (security_invoker = true) AS
    SELECT tenant_id, id, name, quantity, created_at FROM tb_item;

REVOKE ALL ON tb_item, v_item FROM PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_item TO @prefix@_app;
GRANT SELECT ON v_item TO @prefix@_app;
GRANT SELECT ON tb_item, v_item TO @prefix@_admin;
