-- T9 error public.far_post
-- fault
RESET ROLE;
CREATE EXTENSION file_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE far_post (tenant_id uuid NOT NULL, id uuid) SERVER far OPTIONS (filename '/dev/null');
GRANT SELECT ON far_post TO doctor_app;
-- twin
RESET ROLE;
CREATE EXTENSION file_fdw;
CREATE SERVER far FOREIGN DATA WRAPPER file_fdw;
CREATE FOREIGN TABLE far_post (tenant_id uuid NOT NULL, id uuid) SERVER far OPTIONS (filename '/dev/null');
