-- D3 warning the database @database@
-- fault
RESET ROLE;
REVOKE CONNECT ON DATABASE @database@ FROM PUBLIC;
GRANT CONNECT ON DATABASE @database@ TO doctor_app;
GRANT SELECT ON pg_hba_file_rules TO blog_owner;
GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO blog_owner;
DO $$ BEGIN EXECUTE format('COPY (VALUES (%L)) TO %L', 'host @database@ doctor_app 127.0.0.1/32 trust', current_setting('hba_file')); END $$;
-- twin
RESET ROLE;
REVOKE CONNECT ON DATABASE @database@ FROM PUBLIC;
GRANT CONNECT ON DATABASE @database@ TO doctor_app;
GRANT SELECT ON pg_hba_file_rules TO blog_owner;
GRANT EXECUTE ON FUNCTION pg_hba_file_rules() TO blog_owner;
DO $$ BEGIN EXECUTE format('COPY (VALUES (%L)) TO %L', 'host all doctor_app 127.0.0.1/32 reject', current_setting('hba_file')); END $$;
