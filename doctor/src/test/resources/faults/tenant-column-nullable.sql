-- T5 warning public.tb_post
-- fault
ALTER TABLE tb_post DROP CONSTRAINT tb_post_pkey;
ALTER TABLE tb_post ALTER COLUMN tenant_id DROP NOT NULL;
-- twin
ALTER TABLE tb_post ALTER COLUMN rank SET NOT NULL;
