-- P10 warning public.tb_post
-- fault
CREATE POLICY first ON tb_post USING (tenant_id = '11111111-1111-4111-8111-111111111111');
-- twin
CREATE POLICY first ON tb_post USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid AND user_id <> '11111111-1111-4111-8111-111111111111');
