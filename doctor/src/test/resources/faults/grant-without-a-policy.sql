-- P6 info public.tb_post
-- fault
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post FOR SELECT USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- twin
DROP POLICY tenant ON tb_post;
REVOKE INSERT, UPDATE, DELETE ON tb_post FROM doctor_app;
CREATE POLICY tenant ON tb_post FOR SELECT USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
