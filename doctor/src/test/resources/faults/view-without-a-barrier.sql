-- V2 warning public.v_note
-- fault
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE VIEW v_note AS SELECT id FROM tb_note WHERE tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
GRANT SELECT ON v_note TO doctor_app;
-- twin
CREATE VIEW v_note WITH (security_invoker = true) AS SELECT id FROM tb_post WHERE tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid;
GRANT SELECT ON v_note TO doctor_app;
