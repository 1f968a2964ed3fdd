-- Z1 error public.tb_post
-- fault
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql STABLE RETURN nullif(current_setting('app.tenant', true), '')::uuid;
CREATE POLICY more ON tb_post USING (tenant_id = tenant());
-- twin
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql STABLE RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;
CREATE POLICY more ON tb_post USING (tenant_id = tenant());
