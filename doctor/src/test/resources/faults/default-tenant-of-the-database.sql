-- R4 error the database @database@
-- fault
RESET ROLE;
ALTER DATABASE @database@ SET app.tenant_id = 'acme';
-- twin
RESET ROLE;
ALTER DATABASE @database@ SET app.region = 'eu';
