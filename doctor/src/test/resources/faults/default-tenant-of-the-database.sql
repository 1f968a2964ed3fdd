-- R4 error the database @database@
-- fault
RESET ROLE;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.tenant_id = %L', current_database(), 'acme'); END $$;
-- twin
RESET ROLE;
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET app.region = %L', current_database(), 'eu'); END $$;
