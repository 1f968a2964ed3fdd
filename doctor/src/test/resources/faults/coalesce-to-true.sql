-- Z1 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (coalesce(pinned, tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid));
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (coalesce(tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND pinned, false));
