-- Z2 warning public.tb_post
-- fault
CREATE POLICY tenant_admin_all ON tb_post USING (current_setting('app.user_role', true) = 'admin');
-- twin
CREATE POLICY tenant_admin_all ON tb_post USING (
    current_setting('app.user_role', true) = 'admin'
    AND tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
