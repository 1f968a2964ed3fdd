-- P13 info public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id::text = current_setting('app.tenant_id', true));
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = (SELECT nullif(current_setting('app.tenant_id', true), '')::uuid));
