-- P4 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('myapp.tenant_id', true), '')::uuid);
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (nullif(current_setting('app.current_tenant_id', true), '')::uuid = tenant_id);
