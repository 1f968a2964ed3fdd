-- D3 warning the database @database@
-- fault
RESET ROLE;
REVOKE CONNECT ON DATABASE @database@ FROM PUBLIC;
GRANT CONNECT ON DATABASE @database@ TO doctor_app;
GRANT SELECT ON pg_hba_file_rules TO blog_owner;
GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO blog_owner;
DO $$ BEGIN EXECUTE format('COPY (VALUES (%L)) TO %L', 'host all all 127.0.0.1/32 scram-sha-256', current_setting('hba_file')); END $$;
-- twin
RESET ROLE;
REVOKE CONNECT ON DATABASE @database@ FROM PUBLIC;
GRANT CONNECT ON DATABASE @database@ TO doctor_app;
GRANT SELECT ON pg_hba_file_rules TO blog_owner;
GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO blog_owner;
DO $$ BEGIN EXECUTE format('COPY (VALUES (%L)) TO %L', 'host @database@ doctor_app 127.0.0.1/32 scram-sha-256', current_setting('hba_file')); END $$;
