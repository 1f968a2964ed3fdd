CREATE TABLE tb_item (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    name text NOT NULL,
    price numeric NOT NULL DEFAULT 1,
    PRIMARY KEY (tenant_id, id),
    CONSTRAINT tb_item_secret_name_key UNIQUE (tenant_id, name)
);
ALTER TABLE tb_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_item USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE VIEW v_item WITH (security_invoker = true) AS SELECT tenant_id, id, name, price FROM tb_item;
CREATE VIEW v_slow WITH (security_invoker = true) AS
    SELECT tenant_id, id, name, price FROM tb_item WHERE (SELECT pg_sleep(30)) IS NOT NULL;
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_item TO blog_app;
GRANT SELECT ON v_item, v_slow TO blog_app;
GRANT SELECT ON tb_item, v_item TO blog_admin;

INSERT INTO tenant_databases (tenant_id, name, subdomain, state) VALUES
    ('11111111-1111-4111-8111-111111111111', 'Acme', 'acme', 'active'),
    ('22222222-2222-4222-8222-222222222222', 'Globex', 'globex', 'active'),
    ('33333333-3333-4333-8333-333333333333', 'Initech', 'initech', 'suspended');
SELECT set_config('app.tenant_id', '11111111-1111-4111-8111-111111111111', false);
INSERT INTO tb_item (tenant_id, name) SELECT '11111111-1111-4111-8111-111111111111', 'acme item ' || n FROM generate_series(1, 30) n;
SELECT set_config('app.tenant_id', '22222222-2222-4222-8222-222222222222', false);
INSERT INTO tb_item (tenant_id, name) SELECT '22222222-2222-4222-8222-222222222222', 'globex item ' || n FROM generate_series(1, 30) n;
