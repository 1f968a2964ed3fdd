-- H3 warning tenant_a
-- fault
CREATE SCHEMA tenant_a;
GRANT USAGE ON SCHEMA tenant_a TO PUBLIC;
-- twin
CREATE SCHEMA tenant_a;
GRANT USAGE ON SCHEMA tenant_a TO doctor_app;
