-- P1 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    OR coalesce(current_setting('app.tenant_id', true), '') = '');
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    AND coalesce(current_setting('app.tenant_id', true), '') <> '');
