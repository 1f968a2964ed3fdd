-- H4 warning tenant_b
-- fault
CREATE TABLE tenant_databases (tenant_id text PRIMARY KEY, database_url text);
INSERT INTO tenant_databases VALUES ('a');
CREATE SCHEMA tenant_a;
CREATE SCHEMA tenant_b;
-- twin
CREATE TABLE tenant_databases (tenant_id text PRIMARY KEY, database_url text);
INSERT INTO tenant_databases VALUES ('a');
CREATE SCHEMA tenant_a;
