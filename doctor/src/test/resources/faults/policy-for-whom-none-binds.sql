-- P8 info public.tb_post
-- fault
CREATE POLICY admin ON tb_post TO blog_admin USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- twin
CREATE POLICY admin ON tb_post TO blog_owner USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
