-- Z1 error public.tb_post
-- fault
CREATE POLICY clean_up ON tb_post FOR DELETE USING (status IN ('old', 'gone'));
-- twin
CREATE POLICY clean_up ON tb_post FOR DELETE USING (status IN ('old', 'gone') AND tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
