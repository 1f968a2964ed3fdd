-- R6 warning the database @database@
-- fault
RESET ROLE;
DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO doctor_app', current_database()); END $$;
-- twin
RESET ROLE;
DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO blog_admin', current_database()); END $$;
