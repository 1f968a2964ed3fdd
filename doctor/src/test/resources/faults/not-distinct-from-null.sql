-- Z1 error public.tb_post
-- fault
CREATE POLICY pinned ON tb_post FOR SELECT USING (pinned IS NOT DISTINCT FROM NULL);
-- twin
CREATE POLICY pinned ON tb_post FOR SELECT USING (tenant_id IS NOT DISTINCT FROM nullif(current_setting('app.tenant_id', true), '')::uuid);
