-- T1 error public.tb_note
-- fault
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
GRANT SELECT ON tb_note TO doctor_app;
-- twin
CREATE TABLE tb_note (tenant_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (tenant_id, id));
