-- P2 error public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (user_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- twin
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (user_id IS NOT NULL AND tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
