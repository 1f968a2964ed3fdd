-- Z4 warning public.tb_post
-- fault
ALTER TABLE tb_post DROP CONSTRAINT tb_post_pkey;
ALTER TABLE tb_post ALTER COLUMN tenant_id DROP NOT NULL;
CREATE UNIQUE INDEX ON tb_post (tenant_id, id);
CREATE POLICY common ON tb_post FOR SELECT USING (tenant_id IS NULL);
-- twin
CREATE POLICY common ON tb_post FOR SELECT USING (tenant_id IS NULL);
