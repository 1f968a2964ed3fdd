-- T7 warning public.tb_note
-- fault
ALTER TABLE tb_post ADD UNIQUE (id);
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL, post_id uuid REFERENCES tb_post (id), PRIMARY KEY (tenant_id, id));
ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON tb_note TO doctor_app;
-- twin
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL, post_id uuid, PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, post_id) REFERENCES tb_post (tenant_id, id));
ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON tb_note TO doctor_app;
