CREATE TABLE tb_item (
    tenant_id uuid NOT NULL,
    id        uuid NOT NULL DEFAULT gen_random_uuid(),
    name      text NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE TABLE tb_tag (
    tenant_id uuid NOT NULL,
    id        integer NOT NULL,
    item_id   uuid NOT NULL,
    label     text NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, item_id) REFERENCES tb_item (tenant_id, id)
);
ALTER TABLE tb_item ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_tag ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_item USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE POLICY tenant ON tb_tag USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
CREATE VIEW v_item WITH (security_invoker = true) AS SELECT tenant_id, id, name FROM tb_item;
CREATE VIEW v_tag WITH (security_invoker = true) AS SELECT tenant_id, id, item_id, label FROM tb_tag;
GRANT SELECT, INSERT, UPDATE, DELETE ON tb_item, tb_tag TO depot_app;
GRANT SELECT ON v_item, v_tag TO depot_app;
