-- T5 warning public.tb_post
-- fault
ALTER TABLE tb_post ALTER COLUMN tenant_id SET DEFAULT '11111111-1111-4111-8111-111111111111';
-- twin
ALTER TABLE tb_post ALTER COLUMN tenant_id SET DEFAULT nullif(current_setting('app.tenant_id', true), '')::uuid;
