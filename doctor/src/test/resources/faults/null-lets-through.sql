-- Z1 error public.tb_post
-- fault
CREATE POLICY unranked ON tb_post FOR SELECT USING ((rank > 0) IS NULL);
-- twin
CREATE POLICY unranked ON tb_post FOR SELECT USING ((rank > 0) IS NULL AND tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
