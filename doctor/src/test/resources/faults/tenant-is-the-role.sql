-- P3 warning public.tb_post
-- fault
CREATE POLICY own ON tb_post USING (tenant_id::text = current_user);
-- twin
CREATE POLICY own ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND current_user = 'doctor_app');
