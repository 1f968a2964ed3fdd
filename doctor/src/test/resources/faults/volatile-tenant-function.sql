-- P9 warning public.tb_post
-- fault
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql VOLATILE RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = tenant());
-- twin
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql STABLE RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = tenant());
