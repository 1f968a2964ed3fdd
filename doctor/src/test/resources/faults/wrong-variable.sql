-- Z1 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant', true), '')::uuid);
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.current_tenant_id', true), '')::uuid);
