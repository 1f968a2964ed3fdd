-- T11 info public.tb_note
-- fault
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid PRIMARY KEY);
ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE tb_note REPLICA IDENTITY FULL;
CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON tb_note TO doctor_app;
-- twin
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid, PRIMARY KEY (tenant_id, id));
ALTER TABLE tb_note ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON tb_note USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
GRANT SELECT ON tb_note TO doctor_app;
