-- Z1 error public.tb_post
-- fault
CREATE POLICY tenant_admin_all ON tb_post USING (current_setting('app.mode', true) = 'admin');
-- twin
CREATE POLICY tenant_admin_all ON tb_post AS RESTRICTIVE USING (current_setting('app.mode', true) = 'admin');
