-- P9 error public.tb_post
-- fault
RESET ROLE;
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql STABLE RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;
ALTER FUNCTION tenant() OWNER TO doctor_app;
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = tenant());
-- twin
CREATE FUNCTION tenant() RETURNS uuid LANGUAGE sql STABLE RETURN nullif(current_setting('app.tenant_id', true), '')::uuid;
GRANT EXECUTE ON FUNCTION tenant() TO doctor_app;
DROP POLICY tenant ON tb_post;
CREATE POLICY tenant ON tb_post USING (tenant_id = tenant());
