-- P10 warning public.tb_post
-- fault
CREATE POLICY pattern ON tb_post USING (tenant_id::text LIKE current_setting('app.tenant_id', true));
-- twin
CREATE POLICY pattern ON tb_post USING (status LIKE 'a%' AND tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
