-- Z1 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (NOT (tenant_id <> nullif(current_setting('app.tenant_id', true), '')::uuid AND status = 'draft'));
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (NOT (tenant_id <> nullif(current_setting('app.tenant_id', true), '')::uuid OR status = 'draft'));
