-- D2 warning public.tenant_databases
-- fault
CREATE TABLE tenant_databases (tenant_id text PRIMARY KEY, database_url text);
INSERT INTO tenant_databases VALUES ('a');
UPDATE tenant_databases SET database_url = 'postgresql://app:secret@db/a';
GRANT SELECT ON tenant_databases TO doctor_app;
-- twin
CREATE TABLE tenant_databases (tenant_id text PRIMARY KEY, database_url text);
INSERT INTO tenant_databases VALUES ('a');
UPDATE tenant_databases SET database_url = 'postgresql://app@db/a';
GRANT SELECT ON tenant_databases TO doctor_app;
